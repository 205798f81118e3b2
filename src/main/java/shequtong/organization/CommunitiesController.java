package shequtong.organization;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

@Controller
class CommunitiesController {

    private static final String PATH = "/communities";

    private final Communities communities;

    CommunitiesController(Communities communities) {
        this.communities = communities;
    }

    @Bean
    static Place communitiesPlace() {
        return Place.desk(60, "辖区", PATH, "buildings", "各居村", Position.of(Work.COORDINATING, Work.DISTRICT));
    }

    @GetMapping("/d/{area}" + PATH)
    CommunitiesPage list(
            Duty duty, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
        duty.must(Work.COORDINATING, Work.DISTRICT);
        return CommunitiesPage.of(duty.path(PATH), q.strip(), communities.below(duty, q.strip(), after));
    }
}
