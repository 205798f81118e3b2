package shequtong.home;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.casework.Casework;
import shequtong.casework.OverduePlans;
import shequtong.organization.Duty;
import shequtong.organization.Owners;
import shequtong.organization.Vacancies;
import shequtong.residency.Households;
import shequtong.residency.Reviews;
import shequtong.supervision.Supervision;
import shequtong.web.Answer;
import shequtong.web.Html;
import shequtong.web.Place;

/** 今日工作: what waits at a desk, what is due first on top. Each kind of desk has its own first page. */
@Controller
class TodayController {

    private final Casework casework;
    private final OverduePlans plans;
    private final Reviews reviews;
    private final Households households;
    private final Vacancies vacancies;
    private final Owners owners;
    private final Supervision supervision;

    TodayController(
            Casework casework,
            OverduePlans plans,
            Reviews reviews,
            Households households,
            Vacancies vacancies,
            Owners owners,
            Supervision supervision) {
        this.casework = casework;
        this.plans = plans;
        this.reviews = reviews;
        this.households = households;
        this.vacancies = vacancies;
        this.owners = owners;
        this.supervision = supervision;
    }

    @Bean
    static Place todayPlace() {
        return Place.desk(10, "工作", "", "layout-dashboard", "今日工作", Set.of());
    }

    @GetMapping("/d/{area}")
    Answer today(Duty duty) {
        return switch (duty.work()) {
            case COMMUNITY -> community(duty);
            case COORDINATING ->
                new TodayPage(
                        duty.path(""),
                        true,
                        casework.counts(duty),
                        null,
                        null,
                        null,
                        casework.tasks(duty),
                        vacancies.count(duty),
                        plans.count(duty),
                        casework.urgent(duty),
                        List.of());
            case HANDLING -> new Answer.Redirect(duty.path("/tasks"));
            case DISTRICT -> new Answer.Redirect(duty.path("/communities"));
            case PROMOTING, LEADING -> new Answer.Redirect(duty.path("/organization"));
            case CONSULTING, PLATFORM -> new QuietPage(duty.mandate().position().label());
        };
    }

    private Html community(Duty duty) {
        return new TodayPage(
                duty.path(""),
                false,
                casework.own(duty),
                reviews.waiting(duty),
                households.needs(duty),
                supervision.needs(duty),
                0,
                0,
                plans.count(duty),
                casework.urgent(duty),
                owners.vacant(duty.area()));
    }
}
