package shequtong.casework.ways;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

/** 协助事项清单 (R50): the district keeps it, and whoever sends or receives a case may read it. */
@Controller
@RequestMapping("/d/{area}/assistance")
class AssistanceController {

    private static final String PATH = "/assistance";
    private static final Subject LIST = new Subject("casework.assistance", 0);

    private final Assistance assistance;
    private final Audit audit;
    private final Once once;

    AssistanceController(Assistance assistance, Audit audit, Once once) {
        this.assistance = assistance;
        this.audit = audit;
        this.once = once;
    }

    @Bean
    static Place assistanceList() {
        return Place.desk(
                66, "辖区", PATH, "list-details", "协助清单", Position.of(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT));
    }

    @GetMapping
    AssistancePage list(Duty duty) {
        duty.must(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT);
        return new AssistancePage(duty.path(PATH), keeps(duty), assistance.all());
    }

    @PostMapping
    Answer keep(Duty duty, @RequestParam(required = false) @Nullable List<String> codes, @RequestParam UUID once) {
        if (!keeps(duty)) throw new Forbidden("协助事项清单由区社建办维护");
        this.once.run(once, () -> {
            assistance.list(codes == null ? List.of() : codes);
            audit.record(duty.actor(), "casework.assistance", LIST);
        });
        return new Answer.Redirect(duty.path(PATH));
    }

    private static boolean keeps(Duty duty) {
        return duty.mandate().position() == Position.DISTRICT_STAFF;
    }
}
