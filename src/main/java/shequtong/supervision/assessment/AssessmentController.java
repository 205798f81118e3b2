package shequtong.supervision.assessment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Place;

/** 考核评价: the list, a row with its formulas, the cases behind a figure, what is said against it, and the weights. */
@Controller
@RequestMapping("/d/{area}" + AssessmentController.PATH)
class AssessmentController {

    static final String PATH = "/assessment";
    private static final int WORDS = 500;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AssessmentPages pages;
    private final Assessing assessing;
    private final Once once;

    AssessmentController(AssessmentPages pages, Assessing assessing, Once once) {
        this.pages = pages;
        this.assessing = assessing;
        this.once = once;
    }

    @Bean
    static Place assessmentAtTheDesk() {
        return Place.desk(58, "督查", PATH, "report-analytics", "考核评价", Sight.positions());
    }

    @GetMapping
    AssessmentPage list(Duty duty, AssessmentPages.Question asked) {
        return pages.list(duty, asked);
    }

    @PostMapping("/export")
    Answer export(Duty duty, AssessmentPages.Question asked) {
        var book = pages.book(duty, asked);
        return new Answer.Stream("考核评价.xlsx", XLSX, book::write);
    }

    @GetMapping("/rows/{report}/{subject}")
    RowPage row(Duty duty, @PathVariable long report, @PathVariable long subject) {
        return pages.row(duty, report, subject);
    }

    @GetMapping("/rows/{report}/{subject}/{indicator}")
    BehindPage behind(
            Duty duty,
            @PathVariable long report,
            @PathVariable long subject,
            @PathVariable String indicator,
            @RequestParam Optional<Cursor> after) {
        return pages.behind(
                duty, report, subject, indicator, after.orElse(Cursor.START), BehindPage.Contest.NONE, Faults.NONE);
    }

    /** @param at the row of the thing in the list, as its page wrote it */
    @PostMapping("/rows/{report}/{subject}/{indicator}/contests")
    Answer contest(
            Duty duty,
            @PathVariable long report,
            @PathVariable long subject,
            @PathVariable String indicator,
            @RequestParam Cursor at,
            @RequestParam(defaultValue = "") String words,
            @RequestParam UUID once) {
        var it = pages.report(duty, report);
        var row = pages.row(duty, it, subject);
        assessing.mustSpeak(duty, it, row);
        var said = words.strip();
        var faults = said.isEmpty()
                ? Faults.one("words", "请写明为什么这一件不该这样算")
                : said.length() > WORDS ? Faults.one("words", "请写得短一些，500字以内") : Faults.NONE;
        if (!faults.all().isEmpty())
            return pages.behind(
                    duty,
                    report,
                    subject,
                    indicator,
                    Cursor.START,
                    new BehindPage.Contest(at.toString(), said),
                    faults);
        try {
            this.once.run(once, () -> assessing.contest(duty, it, row, indicator, at, said));
            return new Answer.Redirect(pages.path(duty, it, subject));
        } catch (Refused no) {
            return pages.behind(
                    duty,
                    report,
                    subject,
                    indicator,
                    Cursor.START,
                    new BehindPage.Contest(at.toString(), said),
                    Faults.one("words", no.reason()));
        }
    }

    @GetMapping("/contests")
    ContestsPage contests(Duty duty, @RequestParam Optional<Cursor> after) {
        return pages.contests(duty, after.orElse(ContestsPage.FIRST), 0, "", Faults.NONE);
    }

    @PostMapping("/contests/{id}/decision")
    Answer decide(
            Duty duty,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam UUID once) {
        Sight.mustDecide(duty);
        pages.contest(duty, id);
        var said = answer.strip();
        var faults = !List.of("UPHELD", "REFUSED").contains(decision)
                ? Faults.one("decision", "请选异议成立还是不成立")
                : said.isEmpty()
                        ? Faults.one("answer", "请写明理由，提出异议的单位要看")
                        : said.length() > WORDS ? Faults.one("answer", "请写得短一些，500字以内") : Faults.NONE;
        if (!faults.all().isEmpty()) return pages.contests(duty, ContestsPage.FIRST, id, said, faults);
        this.once.run(once, () -> assessing.decide(duty, id, decision.equals("UPHELD"), said));
        return new Answer.Redirect(duty.path(PATH + "/contests"));
    }

    @GetMapping("/weights")
    WeightsPage weights(Duty duty, @RequestParam(defaultValue = "") String kind) {
        return pages.weights(duty, Sight.of(duty).kind(kind), new HashMap<>(), Faults.NONE);
    }

    @PostMapping("/weights")
    Answer weigh(
            Duty duty,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int year,
            HttpServletRequest request,
            @RequestParam UUID once) {
        Sight.mustDecide(duty);
        var whom = Sight.of(duty).kind(kind);
        var typed = new HashMap<String, String>();
        for (var it : pages.indicators(whom))
            typed.put(it, String.valueOf(request.getParameter("weight." + it)).strip());
        var chosen = new HashMap<String, Integer>();
        typed.forEach((it, text) -> {
            if (text.matches("[0-9]{1,3}")) chosen.put(it, Integer.valueOf(text));
        });
        var sum = chosen.values().stream().mapToInt(it -> it).sum();
        if (chosen.size() < typed.size() || sum != 100)
            return pages.weights(
                    duty,
                    whom,
                    typed,
                    Faults.one("weights", chosen.size() < typed.size() ? "每项权重请填0到100的整数" : "各项权重加起来要等于100，现在是" + sum));
        this.once.run(once, () -> assessing.weigh(duty, whom, year, chosen));
        return new Answer.Redirect(duty.path(PATH + "/weights?kind=" + whom));
    }
}
