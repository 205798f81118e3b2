package shequtong.home;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.casework.Casework;
import shequtong.kernel.Cursor;
import shequtong.neighbours.Neighbours;
import shequtong.organization.Entrances;
import shequtong.organization.Here;
import shequtong.residency.Author;
import shequtong.residency.Homes;
import shequtong.residency.Households;
import shequtong.residency.IdentityView;
import shequtong.residency.Newcomers;
import shequtong.web.Place;

@Controller
class HomeController {

    private static final int LATEST = 3;

    private final Casework casework;
    private final Neighbours neighbours;
    private final Households households;
    private final Homes homes;
    private final Newcomers newcomers;
    private final IdentityView identities;
    private final Entrances entrances;

    HomeController(
            Casework casework,
            Neighbours neighbours,
            Households households,
            Homes homes,
            Newcomers newcomers,
            IdentityView identities,
            Entrances entrances) {
        this.casework = casework;
        this.neighbours = neighbours;
        this.households = households;
        this.homes = homes;
        this.newcomers = newcomers;
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
                here.resides() ? homes.card(here) : null,
                here.resides() ? welcome(here) : null,
                households.in(here.community()),
                casework.mine(here, Cursor.START),
                neighbours.recent(here, LATEST));
    }

    private @Nullable WelcomeCard welcome(Here here) {
        var done = newcomers.done(here);
        if (done.contains(Newcomers.Step.DISMISSED)) return null;
        var card = new WelcomeCard(
                here.path(""), here.community().label(), here.community().committee(), done, neighbours.spoke(here));
        return card.open() ? card : null;
    }

    @GetMapping("/c/{code}/me")
    MePage me(Here here) {
        return new MePage(
                here.path(""),
                here.capacity().label(),
                here.community().committee(),
                here.resides(),
                identities.of(here, here.community().id(), Author.of(here)),
                casework.tally(here),
                entrances.of(here.person()));
    }
}
