package shequtong.supervision.patrol;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.supervision.orders.Recent;
import shequtong.supervision.patrol.Lines.Line;
import shequtong.web.Answer;
import shequtong.web.Dates;
import shequtong.web.Moments;

/** A patroller's own day, and what of everybody's days a desk above reads. Nothing here ticks anything. */
@Controller
@RequestMapping("/d/{area}" + PatrolController.PATH)
class PatrolController {

    static final String PATH = "/patrol";

    private final Rounds rounds;
    private final Lines lines;
    private final Reports reports;
    private final Recent recent;
    private final IdentityView names;
    private final Clock clock;

    PatrolController(Rounds rounds, Lines lines, Reports reports, Recent recent, IdentityView names, Clock clock) {
        this.rounds = rounds;
        this.lines = lines;
        this.reports = reports;
        this.recent = recent;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    PatrolPage today(Duty duty) {
        Eyes.mustPatrol(duty);
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, Moments.SHANGHAI);
        var today = rounds.on(duty, day);
        var sheets = today.isEmpty()
                ? List.<Line>of()
                : lines.of(today.stream().map(Rounds.Round::id).toList());
        var waiting =
                lines.waiting(sheets.stream().map(Line::community).distinct().toList());
        return PatrolPage.of(
                duty.path(""),
                day,
                now,
                rounds.patch(duty, now),
                Eyes.oversees(duty),
                today,
                sheets,
                waiting,
                recent.issuedOn(duty, day));
    }

    /** On to the next line of the round that runs; back to the sheet when nothing is left of it. */
    @GetMapping(Onward.NEXT)
    Answer next(Duty duty) {
        Eyes.mustPatrol(duty);
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, Moments.SHANGHAI);
        return new Answer.Redirect(rounds.on(duty, day).stream()
                .filter(it -> it.turn().runs(day, now))
                .findFirst()
                .flatMap(it -> Onward.page(lines.of(List.of(it.id())), it.listed()))
                .orElse(duty.path(PATH)));
    }

    @GetMapping("/history")
    HistoryPage history(Duty duty, @RequestParam Optional<Cursor> after) {
        Eyes.mustPatrol(duty);
        return new HistoryPage(duty.path(PATH), rounds.history(duty, after.orElse(Cursor.START)));
    }

    @GetMapping("/report")
    ReportPage report(
            Duty duty, @RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "0") long after) {
        Eyes.mustOversee(duty);
        var of = day(day);
        var found = reports.day(duty, of, after);
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        return new ReportPage(
                duty.path(PATH),
                of,
                LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI),
                shown,
                names.officials(shown.stream().map(Reports.Day::mandate).toList()),
                found.size() > Slice.SIZE ? shown.getLast().mandate() : null);
    }

    @GetMapping("/missed")
    MissedPage missed(Duty duty, @RequestParam Optional<Cursor> after) {
        Eyes.mustOversee(duty);
        var found = reports.missed(duty, after.orElse(Cursor.START));
        return new MissedPage(
                duty.path(PATH),
                found,
                names.officials(
                        found.rows().stream().map(Reports.Missed::mandate).toList()));
    }

    private LocalDate day(String text) {
        if (text.isEmpty()) return LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI);
        return Dates.day(text).orElseThrow(() -> new Missing(text));
    }
}
