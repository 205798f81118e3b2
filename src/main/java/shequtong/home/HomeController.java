package shequtong.home;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.casework.Casework;
import shequtong.kernel.Cursor;
import shequtong.neighbours.Neighbours;
import shequtong.organization.Entrances;
import shequtong.organization.Here;
import shequtong.residency.Author;
import shequtong.residency.Households;
import shequtong.residency.IdentityView;
import shequtong.web.Place;

@Controller
class HomeController {

    private static final int LATEST = 3;

    private final Casework casework;
    private final Neighbours neighbours;
    private final Households households;
    private final IdentityView identities;
    private final Entrances entrances;

    HomeController(
            Casework casework,
            Neighbours neighbours,
            Households households,
            IdentityView identities,
            Entrances entrances) {
        this.casework = casework;
        this.neighbours = neighbours;
        this.households = households;
        this.identities = identities;
        this.entrances = entrances;
    }

    @Bean
    static Place homePlace() {
        return Place.resident(10, "", "home", "首页");
    }

    @Bean
    static Place mePlace() {
        return Place.resident(90, "/me", "user-circle", "我的");
    }

    @GetMapping("/c/{code}")
    HomePage home(Here here) {
        return new HomePage(
                here.path(""),
                here.community().label(),
                here.community().above(),
                here.community().committee(),
                here.resides(),
                here.mayWrite(),
                households.in(here.community()),
                casework.mine(here, Cursor.START),
                neighbours.recent(here, LATEST));
    }

    @GetMapping("/c/{code}/me")
    MePage me(Here here) {
        return new MePage(
                here.path(""),
                here.capacity().label(),
                identities.of(here, here.community().id(), Author.of(here)),
                casework.tally(here),
                entrances.of(here.person()));
    }
}
