package shequtong.home;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.casework.Casework;
import shequtong.home.HomePage.Board;
import shequtong.kernel.Cursor;
import shequtong.neighbours.Neighbours;
import shequtong.organization.Entrances;
import shequtong.organization.Here;
import shequtong.organization.Section;
import shequtong.organization.Sections;
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
    private final Sections sections;

    HomeController(
            Casework casework,
            Neighbours neighbours,
            Households households,
            Homes homes,
            Newcomers newcomers,
            IdentityView identities,
            Entrances entrances,
            Sections sections) {
        this.casework = casework;
        this.neighbours = neighbours;
        this.households = households;
        this.homes = homes;
        this.newcomers = newcomers;
        this.identities = identities;
        this.entrances = entrances;
        this.sections = sections;
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
                boards(here),
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

    /** The community's sections, and right beside 身边事 what is being done about it. */
    private List<Board> boards(Here here) {
        var boards = new ArrayList<Board>();
        for (var it : sections.of(here.community())) {
            var section = it.section();
            boards.add(new Board(here.path(section.path()), section.icon(), it.name()));
            if (it.kind().equals(Section.STORIES))
                boards.add(new Board(here.path(section.path()) + "?show=open", "route", "正在办"));
        }
        return boards;
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
