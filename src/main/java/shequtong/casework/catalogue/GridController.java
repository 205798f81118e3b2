package shequtong.casework.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standings;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 纳入网格: a page of its own, which asks for the class and what is to be done before it goes out. */
@Controller
@RequestMapping("/d/{area}/cases/{id}/grid")
class GridController {

    private final Referring referring;
    private final Catalogue catalogue;
    private final Standings standings;
    private final Once once;
    private final Clock clock;

    GridController(Referring referring, Catalogue catalogue, Standings standings, Once once, Clock clock) {
        this.referring = referring;
        this.catalogue = catalogue;
        this.standings = standings;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    GridPage form(Duty duty, @PathVariable CaseId id) {
        return page(duty, id, Order.none(), Faults.NONE, null);
    }

    @PostMapping
    Answer send(Duty duty, @PathVariable CaseId id, @Valid Order order, BindingResult form) {
        duty.must(Work.COORDINATING);
        if (form.hasErrors()) return page(duty, id, order, Faults.of(form), null);
        try {
            once.run(order.once(), () -> referring.send(duty, id, order.version(), order.code(), order.purpose()));
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return page(duty, id, order, Faults.NONE, no.reason());
        }
    }

    private GridPage page(Duty duty, CaseId id, Order order, Faults faults, @Nullable String conflict) {
        duty.must(Work.COORDINATING);
        var it = standings.get(duty, id);
        return new GridPage(
                path(duty, id) + "/grid",
                path(duty, id),
                it,
                catalogue.chosenFrom(catalogue.seat(it.community())),
                order,
                referring.due(it, clock.instant()),
                faults,
                conflict);
    }

    private static String path(Duty duty, CaseId id) {
        return duty.path("/cases/" + id.value());
    }

    /** @param version of the case that the sender saw */
    record Order(
            @NotBlank(message = "请选9+X类别") @Size(max = 3, message = "请从列表里选") String code,

            @NotBlank(message = "请写明要办什么") @Size(max = 500, message = "请写得短一些，500字以内") String purpose,

            int version,
            UUID once) {

        Order {
            if (code == null) code = "";
            if (purpose == null) purpose = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Order none() {
            return new Order("", "", 0, UUID.randomUUID());
        }
    }
}
