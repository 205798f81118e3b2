package shequtong.organization.register;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

@Controller
@RequestMapping("/d/{area}" + RegisterController.PATH)
class RegisterController {

    static final String PATH = "/register";

    private static final int TITLE = 40;

    private final Registering registering;
    private final RegisterPages pages;
    private final Once once;

    RegisterController(Registering registering, RegisterPages pages, Once once) {
        this.registering = registering;
        this.pages = pages;
        this.once = once;
    }

    @Bean
    static Place registerAtTheDesk() {
        return Place.desk(65, "辖区", PATH, "sitemap", "居村册", Set.of(Position.DISTRICT_STAFF.name()));
    }

    @GetMapping
    RegisterPage show(Duty duty) {
        return pages.overview(duty, "", List.of());
    }

    @PostMapping
    Answer prepare(
            Duty duty,
            @RequestParam(defaultValue = "") String title,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam UUID once)
            throws IOException {
        Registering.must(duty);
        var heading = title.strip();
        if (heading.isEmpty() || heading.length() > TITLE) return pages.overview(duty, title, List.of("请写明是哪一版，40字以内"));
        if (file == null || file.isEmpty()) return pages.overview(duty, title, List.of("请选一个CSV文件"));
        if (file.getSize() > EditionFile.BYTES) return pages.overview(duty, title, List.of("文件超过2MB，不像是居村册"));
        var text = Sheet.text(file.getBytes());
        if (text.isEmpty()) return pages.overview(duty, title, List.of("读不出文字，请存成 UTF-8 或 GB18030 编码的CSV"));
        var read = EditionFile.read(text.get(), duty.area().code());
        if (!read.faults().isEmpty()) return pages.overview(duty, title, read.faults());
        return new Answer.Redirect(
                this.once.answer(once, () -> duty.path(PATH) + "/" + registering.prepare(duty, heading, text.get())));
    }

    @GetMapping("/{id}")
    EditionPage preview(
            Duty duty,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable What what,
            @RequestParam(defaultValue = "") String after) {
        return pages.edition(duty, id, what, after, "", "");
    }

    @PostMapping("/{id}/lines/{line}")
    Answer correct(
            Duty duty,
            @PathVariable long id,
            @PathVariable String line,
            @RequestParam What what,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam UUID once) {
        var answer = registering.read(duty, id, line, what, other, slug);
        var decision = answer.decision();
        if (decision == null) return pages.edition(duty, id, null, "", line, answer.fault());
        this.once.run(once, () -> registering.correct(duty, id, decision));
        return new Answer.Redirect(duty.path(PATH) + "/" + id + "?what=" + what.name());
    }

    @PostMapping("/{id}/confirmation")
    Answer confirm(
            Duty duty, @PathVariable long id, @RequestParam(defaultValue = "") String seen, @RequestParam UUID once) {
        this.once.run(once, () -> registering.confirm(duty, id, seen));
        return new Answer.Redirect(duty.path(PATH));
    }

    @DeleteMapping("/{id}")
    Answer discard(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> registering.discard(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }
}
