package shequtong.casework.lists;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.audit.Watch;
import shequtong.casework.Casework;
import shequtong.casework.file.Standing;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;
import shequtong.residency.Sought;

/** The cases of a desk, by tab, filter, words, or whoever reported them. */
@Controller
@RequestMapping("/d/{area}/cases")
class QueueController {

    static final String PATH = "/cases";

    private final Casework casework;
    private final Finding finding;
    private final Views views;
    private final Stars stars;
    private final Choosing choices;
    private final Sought sought;
    private final IdentityView identities;
    private final Watch watch;
    private final Clock clock;

    QueueController(
            Casework casework,
            Finding finding,
            Views views,
            Stars stars,
            Choosing choices,
            Sought sought,
            IdentityView identities,
            Watch watch,
            Clock clock) {
        this.casework = casework;
        this.finding = finding;
        this.views = views;
        this.stars = stars;
        this.choices = choices;
        this.sought = sought;
        this.identities = identities;
        this.watch = watch;
        this.clock = clock;
    }

    @GetMapping
    QueuePage list(
            Duty duty,
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean narrow,
            @RequestParam Optional<Cursor> after) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var asked = Filter.of(request.getParameterMap());
        var filter = asked.personal() ? asked.without() : asked;
        var found = finding.page(duty, filter, after.orElse(Finding.start(filter)));
        return page(duty, filter, null, narrow || filter.narrow(), asked.personal(), found);
    }

    /**
     * By a full name, the name somebody is shown under, or a telephone number: for the committee alone. It is a look at a
     * person, and entered before anything of it is shown; who was looked for goes into no address.
     */
    @PostMapping("/people")
    QueuePage people(Duty duty, @RequestParam(defaultValue = "") String who, @RequestParam Optional<Cursor> after) {
        duty.must(Work.COMMUNITY);
        var typed = who.strip();
        var people = typed.isEmpty() ? List.<PersonId>of() : sought.people(duty, typed);
        if (people.isEmpty())
            watch.seen(
                    duty.actor(),
                    "casework.search-person",
                    new Subject("organization.area", duty.area().id()));
        people.forEach(it -> watch.seen(duty.actor(), "casework.search-person", it.subject()));
        var found = finding.of(duty, people, after.orElse(Cursor.START));
        return page(duty, Filter.of(Tab.ANY), typed, false, false, found);
    }

    private QueuePage page(
            Duty duty, Filter filter, @Nullable String who, boolean narrow, boolean personal, Slice<Standing> found) {
        var kept = views.of(duty);
        var counts = views.counts(duty, kept);
        return new QueuePage(
                duty.path(PATH),
                filter,
                who,
                Tab.of(duty),
                casework.counts(duty),
                duty.does(Work.COORDINATING),
                Book.may(duty),
                personal,
                kept.stream()
                        .map(it -> new QueuePage.Kept(it, counts.get(it.id())))
                        .toList(),
                narrow ? choices.of(duty) : null,
                rows(duty, found));
    }

    /** The names of a community's people are asked once for the page. */
    private Slice<QueuePage.Row> rows(Duty duty, Slice<Standing> found) {
        var now = clock.instant();
        var shown = duty.does(Work.COMMUNITY) ? names(duty, found.rows()) : null;
        var marked = stars.among(duty, found.rows());
        return found.map(
                it -> QueuePage.Row.of(duty, it, shown, marked.contains(it.id().value()), now));
    }

    private Function<Author, Shown> names(Duty duty, List<Standing> rows) {
        var authors = rows.stream()
                .flatMap(it -> Stream.concat(
                        Stream.of(it.author()), Stream.ofNullable(it.holder()).map(QueuePage::official)))
                .toList();
        return identities.of(duty, duty.area().id(), authors);
    }
}
