package shequtong.casework.common;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** The common problems of a desk, and how cases come into one. */
@Controller
@RequestMapping("/d/{area}")
class CommonController {

    static final String PATH = "/common";

    private static final int LONGEST = 60;

    private final Problems problems;
    private final Agenda agenda;
    private final Grouped grouped;
    private final Grouping grouping;
    private final Once once;
    private final Clock clock;

    CommonController(Problems problems, Agenda agenda, Grouped grouped, Grouping grouping, Once once, Clock clock) {
        this.problems = problems;
        this.agenda = agenda;
        this.grouped = grouped;
        this.grouping = grouping;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ListPage list(
            Duty duty,
            @RequestParam(defaultValue = "OPEN") ListPage.Tab tab,
            @RequestParam(defaultValue = "") String words,
            @RequestParam Optional<Cursor> after) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var own = duty.does(Work.COMMUNITY);
        var asked = cut(words);
        var shown = shown(duty, tab);
        return new ListPage(
                duty.path(PATH),
                duty.path("/cases"),
                !own,
                Taking.may(duty),
                shown,
                asked,
                switch (shown) {
                    case OPEN, LATE -> agenda.open(duty, shown == ListPage.Tab.LATE, asked, after.orElse(Agenda.FIRST));
                    case SOLVED -> problems.list(duty, true, asked, after.orElse(Cursor.START));
                    case ABOVE -> problems.above(duty, asked, after.orElse(Cursor.START));
                },
                clock.instant());
    }

    @GetMapping(PATH + "/choose")
    ChoosePage choose(
            Duty duty,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            @RequestParam(defaultValue = "") String find) {
        return chosen(duty, ids, find, 0, "", Faults.NONE, null);
    }

    /** @param into the common problem they go into; 0 for a new one of that name */
    @PostMapping(PATH)
    Answer put(
            Duty duty,
            @RequestParam(name = "id", defaultValue = "") List<Long> ids,
            @RequestParam(defaultValue = "0") long into,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String find,
            @RequestParam UUID once) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var called = title.strip();
        if (into == 0 && !CommonForm.isTitle(called))
            return chosen(duty, ids, find, into, called, Faults.one("title", CommonForm.TITLE), null);
        try {
            var id = this.once.answer(once, () -> put(duty, distinct(ids), into, called));
            return new Answer.Redirect(duty.path(PATH + "/" + id));
        } catch (Refused no) {
            return chosen(duty, ids, find, into, called, Faults.NONE, no.reason());
        }
    }

    private String put(Duty duty, List<Long> ids, long into, String title) {
        if (into == 0) return Long.toString(grouping.make(duty, title, ids).value());
        grouping.add(duty, new CommonId(into), ids);
        return Long.toString(into);
    }

    @PostMapping("/signals/{signal}/common")
    Answer ofSignal(Duty duty, @PathVariable long signal, @RequestParam UUID once) {
        var id = this.once.answer(
                once, () -> Long.toString(grouping.ofSignal(duty, signal).value()));
        return new Answer.Redirect(duty.path(PATH + "/" + id));
    }

    private ChoosePage chosen(
            Duty duty, List<Long> ids, String find, long into, String title, Faults faults, @Nullable String conflict) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var asked = distinct(ids);
        var sought = cut(find);
        return new ChoosePage(
                duty.path(PATH),
                duty.path("/cases"),
                !duty.does(Work.COMMUNITY),
                grouped.candidates(duty, asked),
                asked.size(),
                problems.list(duty, false, sought, Cursor.START),
                sought,
                into,
                title,
                faults,
                conflict);
    }

    private static List<Long> distinct(List<Long> ids) {
        return ids.stream().distinct().limit(Grouping.AT_ONCE).toList();
    }

    /** A 街镇 has nobody above it that leads. */
    static ListPage.Tab shown(Duty duty, ListPage.Tab tab) {
        return tab != ListPage.Tab.ABOVE || duty.does(Work.COMMUNITY) ? tab : ListPage.Tab.OPEN;
    }

    static String cut(String words) {
        var sought = words.strip();
        return sought.substring(0, Math.min(sought.length(), LONGEST));
    }
}
