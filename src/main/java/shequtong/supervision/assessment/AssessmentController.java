package shequtong.supervision.assessment;

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
import shequtong.web.Cells;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Place;

/** 考核评价: the list, a row with its formulas, the cases behind a figure, and what is said against it. */
@Controller
@RequestMapping("/d/{area}" + AssessmentController.PATH)
class AssessmentController {

    static final String PATH = "/assessment";
    private final ListPages lists;
    private final RowPages pages;
    private final Assessing assessing;
    private final Once once;

    AssessmentController(ListPages lists, RowPages pages, Assessing assessing, Once once) {
        this.lists = lists;
        this.pages = pages;
        this.assessing = assessing;
        this.once = once;
    }

    @Bean
    static Place assessmentAtTheDesk() {
        return Place.desk(58, "督查", PATH, "report-analytics", "考核评价", Sight.positions());
    }

    @GetMapping
    AssessmentPage list(Duty duty, ListPages.Question asked) {
        return lists.list(duty, asked);
    }

    /** All rows at once, for whoever may take them along. */
    @GetMapping("/print")
    PaperPage print(Duty duty, ListPages.Question asked) {
        return lists.paper(duty, asked);
    }

    /** Sums of many, nobody's name: it is entered before it leaves, and no second person is asked. */
    @PostMapping("/export")
    Answer export(Duty duty, ListPages.Question asked, @RequestParam UUID once) {
        var book = lists.book(duty, asked);
        this.once.run(
                once, () -> assessing.taken(duty, book.report(), book.lines().size()));
        return new Answer.Stream("考核评价.xlsx", Cells.XLSX, book::write);
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
                : said.length() > Assessing.WORDS ? Faults.one("words", "请写得短一些，500字以内") : Faults.NONE;
        if (!faults.all().isEmpty()) return again(duty, report, subject, indicator, at, said, faults);
        try {
            this.once.run(once, () -> assessing.contest(duty, it, row, indicator, at, said));
            return new Answer.Redirect(RowPages.path(duty, it, subject));
        } catch (Refused no) {
            return again(duty, report, subject, indicator, at, said, Faults.one("words", no.reason()));
        }
    }

    /** From the row that was tried on, wherever it stood in the list. */
    private BehindPage again(
            Duty duty, long report, long subject, String indicator, Cursor at, String said, Faults faults) {
        return pages.behind(duty, report, subject, indicator, at, new BehindPage.Contest(at.toString(), said), faults);
    }
}
