package shequtong.residency.sections;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.organization.Arranging;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

@Controller
@RequestMapping("/d/{area}" + SectionsController.PATH)
class SectionsController {

    static final String PATH = "/sections";

    private final Arranging arranging;
    private final SectionsPages pages;
    private final Once once;

    SectionsController(Arranging arranging, SectionsPages pages, Once once) {
        this.arranging = arranging;
        this.pages = pages;
        this.once = once;
    }

    @Bean
    static Place sectionsAtTheDesk() {
        return Place.desk(115, "社区", PATH, "grid-dots", "版块和分工", Position.of(Work.COMMUNITY));
    }

    @GetMapping
    SectionsPage list(Duty duty) {
        duty.must(Work.COMMUNITY);
        return pages.page(duty, "", "", "");
    }

    @PostMapping("/{kind}/closure")
    Answer switchOff(Duty duty, @PathVariable String kind, @RequestParam UUID once) {
        this.once.run(once, () -> arranging.switchOff(duty, kind));
        return back(duty);
    }

    @DeleteMapping("/{kind}/closure")
    Answer switchOn(Duty duty, @PathVariable String kind, @RequestParam UUID once) {
        this.once.run(once, () -> arranging.switchOn(duty, kind));
        return back(duty);
    }

    @PostMapping("/{kind}/name")
    Answer rename(
            Duty duty,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String written,
            @RequestParam UUID once) {
        var fault = arranging.fault(duty, kind, written);
        if (!fault.isEmpty()) return pages.page(duty, kind, written, fault);
        this.once.run(once, () -> arranging.rename(duty, kind, written));
        return back(duty);
    }

    @PostMapping("/{kind}/rise")
    Answer moveUp(Duty duty, @PathVariable String kind, @RequestParam UUID once) {
        this.once.run(once, () -> arranging.moveUp(duty, kind));
        return back(duty);
    }

    /** @param mandate 0 to leave it to the 书记 */
    @PostMapping("/{kind}/owner")
    Answer give(
            Duty duty,
            @PathVariable String kind,
            @RequestParam(defaultValue = "0") long mandate,
            @RequestParam UUID once) {
        this.once.run(once, () -> arranging.give(duty, kind, mandate));
        return back(duty);
    }

    private static Answer back(Duty duty) {
        return new Answer.Redirect(duty.path(PATH));
    }
}
