package shequtong.casework.lists;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.lists.Answers.Chosen;
import shequtong.casework.templates.Templates;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Faults;
import shequtong.web.Html;

/** Several cases are chosen, read through once more, and answered with one text. */
@Controller
@RequestMapping("/d/{area}/cases/answers")
class AnswersController {

    private final Answers answers;
    private final Finding finding;
    private final Standings standings;
    private final Templates templates;

    AnswersController(Answers answers, Finding finding, Standings standings, Templates templates) {
        this.answers = answers;
        this.finding = finding;
        this.standings = standings;
        this.templates = templates;
    }

    /** @param every all that the filter finds, instead of those that were ticked */
    @GetMapping
    AnswersPage choose(
            Duty duty,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") List<Long> id,
            @RequestParam(defaultValue = "false") boolean every) {
        duty.must(Work.COMMUNITY);
        var filter = Filter.of(request.getParameterMap());
        var found = every ? finding.first(duty, filter, Answers.MOST + 1) : standings.all(duty, first(id));
        var open = found.stream().filter(Standing::open).toList();
        var chosen = open.subList(0, Math.min(open.size(), Answers.MOST));
        return page(duty, chosen, found.size() > Answers.MOST || id.size() > Answers.MOST, Text.none(), Faults.NONE);
    }

    @PostMapping
    Html send(Duty duty, @Valid Text text, BindingResult form) {
        duty.must(Work.COMMUNITY);
        var ids = text.chosen().stream().map(Chosen::id).toList();
        if (form.hasErrors()) return page(duty, standings.all(duty, ids), false, text, Faults.of(form));
        return new AnsweredPage(
                duty.path(QueueController.PATH),
                answers.send(duty, text.chosen(), text.words(), text.once()),
                text.words());
    }

    private AnswersPage page(Duty duty, List<Standing> chosen, boolean more, Text text, Faults faults) {
        var categories =
                chosen.stream().map(it -> it.category().code()).distinct().toList();
        var offered = templates.offered(duty.area().id(), categories.size() == 1 ? categories.getFirst() : "");
        return new AnswersPage(duty.path(QueueController.PATH), chosen, more, offered, text, faults);
    }

    private static List<Long> first(List<Long> ids) {
        return ids.stream().distinct().limit(Answers.MOST).toList();
    }

    /** @param chosen each with the version it was read at */
    record Text(
            @NotEmpty(message = "请先选要回复的事") @Size(max = Answers.MOST, message = "一次最多回复100件") List<Chosen> chosen,

            @NotBlank(message = "请写点什么再发") @Size(max = 1000, message = "请写得短一些，1000字以内") String words,

            UUID once) {

        Text {
            chosen = chosen == null ? List.of() : chosen.stream().distinct().toList();
            if (words == null) words = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Text none() {
            return new Text(List.of(), "", UUID.randomUUID());
        }
    }
}
