package shequtong.residency.joining;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Place;

/** The 街镇 sees where people wait too long, and speaks with the committee. It decides about nobody itself. */
@Controller
class OverdueController {

    static final String PATH = ReviewController.PATH + "/overdue";

    private final Overdue overdue;

    OverdueController(Overdue overdue) {
        this.overdue = overdue;
    }

    @Bean
    static Place reviewsThatAreLate() {
        return Place.desk(40, "工作", PATH, "alarm", "审核超时", Position.of(Position.Work.COORDINATING));
    }

    @GetMapping("/d/{area}" + PATH)
    OverduePage list(Duty duty) {
        duty.must(Position.Work.COORDINATING);
        return new OverduePage(overdue.below(duty));
    }
}
