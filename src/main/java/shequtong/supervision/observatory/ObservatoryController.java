package shequtong.supervision.observatory;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Areas;
import shequtong.organization.CommunitySearch;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.supervision.Places;
import shequtong.supervision.observatory.Figures.Row;
import shequtong.supervision.observatory.Lookout.After;
import shequtong.supervision.observatory.Lookout.Order;

/** 观察台: which communities to look at first, and each of them as it stands. */
@Controller
@RequestMapping("/d/{area}" + ObservatoryController.PATH)
class ObservatoryController {

    static final String PATH = "/observatory";

    private final Lookout lookout;
    private final Figures figures;
    private final CommunitySearch search;
    private final Areas areas;
    private final Places places;
    private final Stage stage;
    private final IdentityView names;
    private final Clock clock;

    ObservatoryController(
            Lookout lookout,
            Figures figures,
            CommunitySearch search,
            Areas areas,
            Places places,
            Stage stage,
            IdentityView names,
            Clock clock) {
        this.lookout = lookout;
        this.figures = figures;
        this.search = search;
        this.areas = areas;
        this.places = places;
        this.stage = stage;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    LookoutPage list(
            Duty duty,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "LATE") Order order,
            @RequestParam Optional<After> after,
            @RequestParam(defaultValue = "") String from) {
        Eyes.mustPatrol(duty);
        return q.isBlank() || Eyes.unit(duty) != 0
                ? worst(duty, order, after.orElse(After.START))
                : named(duty, q.strip(), order, from);
    }

    private LookoutPage worst(Duty duty, Order order, After after) {
        var found = lookout.walk(duty, order, after);
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        var last = found.size() > Slice.SIZE ? shown.getLast() : null;
        return page(
                duty,
                "",
                order,
                shown.stream().map(Lookout.Found::community).toList(),
                last == null ? null : new After(last.key(), last.community()).toString());
    }

    /** By words the list is in the order of the tree, and goes on after a code. */
    private LookoutPage named(Duty duty, String q, Order order, String from) {
        var found = search.ids(duty, CommunitySearch.Question.words(q, from));
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        return page(
                duty,
                q,
                order,
                shown,
                found.size() > Slice.SIZE ? areas.get(shown.getLast()).code() : null);
    }

    private LookoutPage page(Duty duty, String q, Order order, List<Long> communities, @Nullable String next) {
        var rows = figures.of(duty, communities).stream().collect(toMap(Row::community, Function.identity()));
        return new LookoutPage(
                duty.path(PATH),
                q,
                order,
                communities.stream()
                        .map(rows::get)
                        .flatMap(java.util.stream.Stream::ofNullable)
                        .toList(),
                next,
                clock.instant());
    }

    @GetMapping("/{unit}")
    StagePage one(
            Duty duty,
            @PathVariable String unit,
            @RequestParam(defaultValue = "ALL") String tab,
            @RequestParam Optional<Cursor> after) {
        Eyes.mustPatrol(duty);
        var place = places.get(duty, unit);
        var now = clock.instant();
        var contacts = stage.contacts(place);
        var shown = names.officials(contacts);
        return new StagePage(
                duty.path(""),
                place,
                stage.counts(place, now),
                contacts.stream().map(shown).toList(),
                tab,
                stage.open(place, tab, now, after.orElse(Cursor.START)),
                now);
    }
}
