package shequtong.casework.templates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.Category;
import shequtong.casework.file.Categories;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** The rules and the questions at the desk: read by the committee, changed by its 书记. */
@Controller
@RequestMapping("/d/{area}" + AsksController.PATH)
class AsksController {

    static final String PATH = "/rules";
    private static final int QUESTIONS = 5;
    private static final int QUESTION = 30;

    private final Asks asks;
    private final Saying saying;
    private final Categories categories;
    private final Once once;

    AsksController(Asks asks, Saying saying, Categories categories, Once once) {
        this.asks = asks;
        this.saying = saying;
        this.categories = categories;
        this.once = once;
    }

    @GetMapping
    AsksPage show(Duty duty) {
        duty.must(Work.COMMUNITY);
        return page(duty, null, null, Faults.NONE, null);
    }

    @PostMapping
    Answer rule(Duty duty, @Valid Rules rules, BindingResult form) {
        mayChange(duty);
        if (form.hasErrors()) return page(duty, rules.words(), null, Faults.of(form), null);
        try {
            once.run(rules.once(), () -> saying.rule(duty, rules.version(), rules.words()));
            return new Answer.Redirect(duty.path(PATH));
        } catch (Refused no) {
            return page(duty, rules.words(), null, Faults.NONE, no.reason());
        }
    }

    /** One question a line; none at all asks nothing. */
    @PostMapping("/questions")
    Answer ask(
            Duty duty,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String questions,
            @RequestParam UUID once) {
        mayChange(duty);
        if (!category.isEmpty() && majors().stream().noneMatch(it -> it.key().equals(category)))
            throw new Missing(category);
        var lines = Arrays.stream(questions.split("\\R"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        if (lines.size() > QUESTIONS || lines.stream().anyMatch(it -> it.length() > QUESTION))
            return page(
                    duty, null, new Typed(category, questions), Faults.one("questions", "最多5个问题，每个30字以内，一行一个"), null);
        this.once.run(once, () -> saying.ask(duty, category, lines));
        return new Answer.Redirect(duty.path(PATH) + "#questions");
    }

    private AsksPage page(
            Duty duty, @Nullable String words, @Nullable Typed typed, Faults faults, @Nullable String conflict) {
        var community = duty.area().id();
        var prompts = asks.prompts(community);
        return new AsksPage(
                duty.path(PATH),
                TemplatesController.changes(duty),
                "/c/" + duty.area().slug() + "/rules",
                words == null ? asks.rules(community).getFirst().words() : words,
                asks.own(community).orElse(0),
                majors().stream()
                        .map(it -> new AsksPage.Group(
                                it.key(),
                                it.label(),
                                prompts.stream()
                                        .filter(one -> one.category().equals(it.key()))
                                        .flatMap(one -> one.questions().stream())
                                        .toList(),
                                typed != null && typed.category().equals(it.key()) ? typed.questions() : null))
                        .toList(),
                faults,
                conflict);
    }

    /** Questions that could not be kept, as they were written. */
    private record Typed(String category, String questions) {}

    private record Major(String key, String label) {}

    private List<Major> majors() {
        var majors = categories.offered().stream()
                .map(it -> new Major(major(it), it.major()))
                .distinct();
        return Stream.concat(Stream.of(new Major("", "没选类别时")), majors).toList();
    }

    static String major(Category it) {
        return it.code().replaceFirst("-.*", "");
    }

    private static void mayChange(Duty duty) {
        duty.must(Work.COMMUNITY);
        if (!TemplatesController.changes(duty)) throw new Forbidden("规则由党组织书记修改");
    }

    /** @param version the community's own that its writer saw; 0 while it has none */
    record Rules(
            @NotBlank(message = "请写规则的内容") @Size(max = 3000, message = "请写得短一些，3000字以内") String words,

            Integer version,
            UUID once) {

        Rules {
            if (words == null) words = "";
            if (version == null) version = 0;
            if (once == null) once = UUID.randomUUID();
        }
    }
}
