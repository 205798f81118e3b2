package shequtong.casework.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.Casework;
import shequtong.casework.desk.QueuePage.Tab;
import shequtong.casework.file.Lists;
import shequtong.casework.file.Standing;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;

@Controller
class QueueController {

    private static final String PATH = "/cases";
    private static final int LONGEST_SEARCH = 50;

    private final Casework casework;
    private final Lists lists;
    private final IdentityView identities;
    private final Clock clock;

    QueueController(Casework casework, Lists lists, IdentityView identities, Clock clock) {
        this.casework = casework;
        this.lists = lists;
        this.identities = identities;
        this.clock = clock;
    }

    @GetMapping("/d/{area}/cases")
    QueuePage list(
            Duty duty,
            @RequestParam(defaultValue = "ALL") Tab tab,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<Cursor> after) {
        var counts = casework.counts(duty);
        var sought = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        var tabs = Tab.of(duty);
        var shownTab = tabs.contains(tab) ? tab : Tab.ALL;
        return new QueuePage(
                duty.path(PATH),
                sought,
                shownTab,
                tabs,
                counts,
                duty.does(Work.COORDINATING),
                rows(duty, found(duty, shownTab, sought, after)));
    }

    private Slice<Standing> found(Duty duty, Tab tab, String sought, Optional<Cursor> after) {
        if (!sought.isEmpty()) return lists.search(duty, sought, after.orElse(Cursor.START));
        return switch (tab) {
            case CLOSED -> lists.closed(duty, after.orElse(Cursor.START));
            case UNSATISFIED -> lists.unsatisfied(duty, after.orElse(Cursor.START));
            default -> lists.queue(duty, tab.name(), after.orElse(Lists.FIRST));
        };
    }

    /** The names of a community's people are asked once for the page. */
    private Slice<QueuePage.Row> rows(Duty duty, Slice<Standing> found) {
        var now = clock.instant();
        var shown = duty.does(Work.COMMUNITY) ? names(duty, found.rows()) : null;
        return found.map(it -> QueuePage.Row.of(duty, it, shown, now));
    }

    private Function<Author, Shown> names(Duty duty, List<Standing> rows) {
        var authors = rows.stream()
                .flatMap(it -> Stream.concat(
                        Stream.of(it.author()), Stream.ofNullable(it.holder()).map(CasePages::official)))
                .toList();
        return identities.of(duty, duty.area().id(), authors);
    }
}
