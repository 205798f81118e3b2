package shequtong.residency.joining;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Missing;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Estates;
import shequtong.organization.Position;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Qr;

/** The codes on the walls: to print, one or a stack, to put a new one up, to take one down. */
@Controller
@RequestMapping("/d/{area}" + EstatesController.PATH)
class PostersController {

    private final Doors doors;
    private final Gates gates;
    private final Estates estates;
    private final Areas areas;
    private final Once once;
    private final String url;

    PostersController(
            Doors doors,
            Gates gates,
            Estates estates,
            Areas areas,
            Once once,
            @Value("${shequtong.url:http://localhost:8080}") String url) {
        this.doors = doors;
        this.gates = gates;
        this.estates = estates;
        this.areas = areas;
        this.once = once;
        this.url = url.replaceFirst("/+$", "");
    }

    @GetMapping("/{id}")
    PosterPage poster(Duty duty, @PathVariable long id) {
        return page(duty, List.of(estate(duty, id)));
    }

    @PostMapping("/{id}/prints")
    Answer print(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> gates.print(duty, id));
        return new Answer.Redirect(duty.path(EstatesController.PATH) + "/" + id);
    }

    @GetMapping("/posters")
    PosterPage posters(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        return page(duty, doors.hanging(duty.area().id(), Gates.STACK));
    }

    @PostMapping("/prints")
    Answer printAll(Duty duty, @RequestParam UUID once) {
        this.once.run(once, () -> gates.printAll(duty));
        return new Answer.Redirect(duty.path(EstatesController.PATH) + "/posters");
    }

    @GetMapping("/{id}/qr")
    Answer qr(Duty duty, @PathVariable long id) {
        return new Answer.Content(
                "image/svg+xml", Qr.svg(link(estate(duty, id))).getBytes(UTF_8), false);
    }

    /** Opens it, or puts a new code in the place of the one that is up. */
    @PostMapping("/{id}/door")
    Answer open(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> gates.open(duty, id));
        return new Answer.Redirect(duty.path(EstatesController.PATH));
    }

    @DeleteMapping("/{id}/door")
    Answer shut(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> gates.shut(duty, id));
        return new Answer.Redirect(duty.path(EstatesController.PATH));
    }

    private PosterPage page(Duty duty, List<Doors.Estate> those) {
        var path = duty.path(EstatesController.PATH);
        var street = areas.above(duty.area().id()).label();
        var phone = estates.phone(duty.area().id());
        return new PosterPage(
                path,
                those.stream()
                        .map(it -> new Poster(
                                path + "/" + it.id() + "/qr",
                                it.label(),
                                street + duty.area().label(),
                                duty.area().name(),
                                phone,
                                link(it)))
                        .toList());
    }

    private Doors.Estate estate(Duty duty, long id) {
        duty.must(Position.Work.COMMUNITY);
        return doors.get(duty.area().id(), id);
    }

    private String link(Doors.Estate estate) {
        if (estate.token() == null) throw new Missing(estate.id());
        return url + JoinController.PATH + "/" + estate.token();
    }
}
