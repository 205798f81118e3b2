package shequtong.residency.joining;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.organization.Duty;
import shequtong.organization.Estates;
import shequtong.organization.Position;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

/** The 小区 of a community, and the telephone under which its committee is reached. */
@Controller
@RequestMapping("/d/{area}" + EstatesController.PATH)
class EstatesController {

    static final String PATH = "/estates";

    private static final Pattern PHONE = Pattern.compile("(0\\d{2,3}-?)?\\d{7,8}(-\\d{1,5})?|1\\d{10}");

    private final Doors doors;
    private final Gates gates;
    private final Estates estates;
    private final Once once;
    private final String url;

    EstatesController(
            Doors doors,
            Gates gates,
            Estates estates,
            Once once,
            @Value("${shequtong.url:http://localhost:8080}") String url) {
        this.doors = doors;
        this.gates = gates;
        this.estates = estates;
        this.once = once;
        this.url = url.replaceFirst("/+$", "");
    }

    @Bean
    static Place codesOnTheWalls() {
        return Place.desk(120, "社区", PATH, "qrcode", "小区二维码", Position.of(Position.Work.COMMUNITY));
    }

    @GetMapping
    EstatesPage list(
            Duty duty, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        duty.must(Position.Work.COMMUNITY);
        return page(duty, q.strip(), after, EstatesPage.Typed.NOTHING);
    }

    @PostMapping
    Answer add(Duty duty, @RequestParam(defaultValue = "") String label, @RequestParam UUID once) {
        Gates.mustDecide(duty);
        var name = Estates.plain(label);
        var fault = estates.fault(duty.area().id(), name, 0);
        if (fault.isPresent()) return page(duty, "", "", EstatesPage.Typed.added(label, fault.get()));
        this.once.run(once, () -> gates.add(duty, name));
        return back(duty);
    }

    @PostMapping("/phone")
    Answer phone(Duty duty, @RequestParam(defaultValue = "") String number, @RequestParam UUID once) {
        Gates.mustDecide(duty);
        var plain = Estates.plain(number).replace(" ", "");
        if (!plain.isEmpty() && !PHONE.matcher(plain).matches())
            return page(duty, "", "", EstatesPage.Typed.phoned(number, "请填座机或手机号，比如 021-56781234"));
        this.once.run(once, () -> gates.phone(duty, plain));
        return back(duty);
    }

    @PostMapping("/{id}/name")
    Answer rename(
            Duty duty, @PathVariable long id, @RequestParam(defaultValue = "") String label, @RequestParam UUID once) {
        Gates.mustDecide(duty);
        var estate = doors.get(duty.area().id(), id);
        var name = Estates.plain(label);
        var fault = estates.fault(duty.area().id(), name, id);
        if (fault.isPresent()) return page(duty, estate.label(), "", EstatesPage.Typed.renamed(id, label, fault.get()));
        this.once.run(once, () -> gates.rename(duty, id, name));
        return back(duty);
    }

    @PostMapping("/{id}/closure")
    Answer close(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> gates.close(duty, id));
        return back(duty);
    }

    @DeleteMapping("/{id}/closure")
    Answer reopen(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> gates.reopen(duty, id));
        return back(duty);
    }

    private EstatesPage page(Duty duty, String q, String after, EstatesPage.Typed typed) {
        var community = duty.area().id();
        return EstatesPage.of(
                duty.path(PATH),
                Gates.decides(duty),
                q,
                doors.of(community, q, after),
                it -> url + JoinController.PATH + "/" + it,
                estates.phone(community),
                typed);
    }

    private static Answer back(Duty duty) {
        return new Answer.Redirect(duty.path(PATH));
    }
}
