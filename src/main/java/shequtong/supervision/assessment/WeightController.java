package shequtong.supervision.assessment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Place;

/** How much each indicator counts: read by all who are measured, proposed by the district, confirmed by another. */
@Controller
@RequestMapping("/d/{area}" + WeightController.PATH)
class WeightController {

    static final String PATH = AssessmentController.PATH + "/weights";
    private static final int WORDS = 200;

    private final WeightPages pages;
    private final Proposals proposals;
    private final Weighing weighing;
    private final Once once;

    WeightController(WeightPages pages, Proposals proposals, Weighing weighing, Once once) {
        this.pages = pages;
        this.proposals = proposals;
        this.weighing = weighing;
        this.once = once;
    }

    @Bean
    static Place weightsAtTheDesk() {
        return Place.desk(60, "督查", PATH, "adjustments", "考核权重", Set.of(Position.SECURITY_ADMIN.name()));
    }

    @GetMapping
    WeightsPage weights(Duty duty, @RequestParam(defaultValue = "") String kind) {
        return pages.page(duty, Sight.ofWeights(duty).kind(kind));
    }

    @PostMapping
    Answer propose(
            Duty duty,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request,
            @RequestParam UUID once) {
        Sight.mustDecide(duty);
        var whom = Sight.of(duty).kind(kind);
        var typed = new HashMap<String, String>();
        for (var it : pages.indicators(duty, whom))
            typed.put(it, String.valueOf(request.getParameter("weight." + it)).strip());
        var chosen = new HashMap<String, Integer>();
        typed.forEach((it, text) -> {
            if (text.matches("[0-9]{1,3}")) chosen.put(it, Integer.valueOf(text));
        });
        var sum = chosen.values().stream().mapToInt(it -> it).sum();
        if (chosen.size() < typed.size() || sum != 100)
            return pages.page(
                    duty,
                    whom,
                    typed,
                    "",
                    Faults.one("weights", chosen.size() < typed.size() ? "每项权重请填0到100的整数" : "各项权重加起来要等于100，现在是" + sum));
        if (!weighing.opens(year)) return pages.page(duty, whom, typed, "", Faults.one("weights", Weighing.ONLY_NEXT));
        this.once.run(once, () -> weighing.propose(duty, whom, Integer.parseInt(year), chosen));
        return new Answer.Redirect(duty.path(PATH + "?kind=" + whom));
    }

    @PostMapping("/{id}/decision")
    Answer decide(
            Duty duty,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam UUID once) {
        Sight.mustConfirm(duty);
        var it = proposals.get(duty.area().id(), id);
        var said = answer.strip();
        var confirmed = decision.equals("CONFIRMED");
        var faults = !confirmed && !decision.equals("RETURNED")
                ? Faults.one("answer", "请选确认还是退回")
                : !confirmed && said.isEmpty()
                        ? Faults.one("answer", "请写明为什么退回，区社建办要看")
                        : said.length() > WORDS ? Faults.one("answer", "请写得短一些，200字以内") : Faults.NONE;
        if (!faults.all().isEmpty()) return pages.page(duty, it.kind(), Map.of(), said, faults);
        this.once.run(once, () -> weighing.decide(duty, id, confirmed, confirmed ? "" : said));
        return new Answer.Redirect(duty.path(PATH + "?kind=" + it.kind()));
    }
}
