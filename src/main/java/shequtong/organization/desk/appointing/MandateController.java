package shequtong.organization.desk.appointing;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.Activation;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Tab;
import shequtong.organization.desk.Unit;
import shequtong.organization.desk.Units;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}" + Tab.PATH + "/{unit}/mandates/{mandate}")
class MandateController {

    private static final int WORDS = 200;

    private final Units units;
    private final Mandates mandates;
    private final Handovers handovers;
    private final Passing passing;
    private final Appointing appointing;
    private final IdentityView names;
    private final Once once;
    private final String url;

    MandateController(
            Units units,
            Mandates mandates,
            Handovers handovers,
            Passing passing,
            Appointing appointing,
            IdentityView names,
            Once once,
            @Value("${shequtong.url:http://localhost:8080}") String url) {
        this.units = units;
        this.mandates = mandates;
        this.handovers = handovers;
        this.passing = passing;
        this.appointing = appointing;
        this.names = names;
        this.once = once;
        this.url = url.replaceFirst("/+$", "");
    }

    @GetMapping
    MandatePage mandate(Duty duty, @PathVariable String unit, @PathVariable long mandate) {
        return page(duty, unit(duty, unit), mandate, "", "");
    }

    @PostMapping("/end")
    Answer end(
            Duty duty,
            @PathVariable String unit,
            @PathVariable long mandate,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam UUID once) {
        var it = unit(duty, unit);
        if (reason.isBlank() || reason.strip().length() > WORDS)
            return page(duty, it, mandate, reason, "请写明为什么，200字以内");
        this.once.run(once, () -> appointing.end(duty, it, mandate, reason.strip()));
        return new Answer.Redirect(duty.path(Tab.PATH + "/" + unit));
    }

    /** The token is in this answer alone: sent again, the form shows none. */
    @PostMapping("/link")
    ResultPage invite(Duty duty, @PathVariable String unit, @PathVariable long mandate, @RequestParam UUID once) {
        var it = unit(duty, unit);
        var token = new String[1];
        this.once.run(once, () -> token[0] = appointing.invite(duty, it, mandate));
        var held = mandates.get(it.area(), mandate);
        var shown = names.officials(List.of(mandate)).apply(mandate);
        return new ResultPage(
                duty.path(Tab.PATH + "/" + unit),
                shown,
                held.mandate().position().label() + "·" + held.mandate().body().name(),
                "登录链接",
                token[0] == null ? null : url + Activation.PATH + "/" + token[0],
                true,
                (int) Activation.LIFE.toDays());
    }

    private Unit unit(Duty duty, String code) {
        May.look(duty);
        var it = units.get(duty, code);
        May.must(!May.appoint(duty, it).isEmpty());
        return it;
    }

    private MandatePage page(Duty duty, Unit unit, long mandate, String typed, String fault) {
        var it = mandates.get(unit.area(), mandate);
        var position = it.mandate().position();
        return new MandatePage(
                duty.path(Tab.PATH),
                unit.head(),
                mandate,
                names.officials(List.of(mandate)).apply(mandate),
                it.duty(),
                it.since(),
                it.until(),
                passing.held(it.mandate(), unit.area()),
                May.appoint(duty, unit).contains(position)
                        && May.approve(duty, position)
                        && !it.person().equals(duty.person()),
                handovers.of(mandate).isPresent(),
                typed,
                fault);
    }
}
