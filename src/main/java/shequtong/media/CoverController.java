package shequtong.media;

import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Refused;
import shequtong.media.Covering.Reason;
import shequtong.organization.Duty;
import shequtong.organization.Sights;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}/media/{id}")
class CoverController {

    private final Covering covering;
    private final Files files;
    private final Sights sights;
    private final Once once;

    CoverController(Covering covering, Files files, Sights sights, Once once) {
        this.covering = covering;
        this.files = files;
        this.sights = sights;
        this.once = once;
    }

    @GetMapping("/cover")
    CoverPage form(Duty duty, @PathVariable MediaId id) {
        return page(duty, id, CoverForm.EMPTY, null, Faults.NONE, null);
    }

    @PostMapping("/cover")
    Answer cover(Duty duty, @PathVariable MediaId id, CoverForm form, @RequestParam UUID once) {
        covering.under(duty, id);
        var faults = form.faults();
        if (!faults.all().isEmpty()) return page(duty, id, form, null, faults, null);
        try {
            this.once.run(once, () -> covering.cover(duty, id, form.over(), form.boxes()));
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return page(duty, id, form, null, Faults.NONE, no.reason());
        }
    }

    @DeleteMapping("/cover")
    Answer lift(
            Duty duty,
            @PathVariable MediaId id,
            @RequestParam(required = false) @Nullable Integer over,
            @RequestParam UUID once) {
        this.once.run(once, () -> covering.lift(duty, id, over));
        return new Answer.Redirect(path(duty, id));
    }

    /** On this page and nowhere else: it has no address of its own that a browser could keep. */
    @PostMapping("/original")
    CoverPage original(Duty duty, @PathVariable MediaId id, @RequestParam(defaultValue = "") String reason) {
        covering.under(duty, id);
        var why = Arrays.stream(Reason.values())
                .filter(it -> it.name().equals(reason))
                .findFirst();
        if (why.isEmpty()) return page(duty, id, CoverForm.EMPTY, null, Faults.one("reason", "请选为什么要看原图"), null);
        var bytes = covering.original(duty, id, why.get());
        return page(duty, id, CoverForm.EMPTY, Base64.getEncoder().encodeToString(bytes), Faults.NONE, null);
    }

    private CoverPage page(
            Duty duty, MediaId id, CoverForm form, @Nullable String original, Faults faults, @Nullable String refusal) {
        var under = covering.under(duty, id);
        var places = files.hanging(id).orElseThrow().places();
        var seen = sights.see(duty, places).values().stream().findFirst().orElseThrow();
        return new CoverPage(
                duty.path("/media/" + id.value()),
                seen.path(),
                seen.title(),
                duty.path("/media/" + id.value()) + "?v=" + under.version(),
                under.width(),
                under.height(),
                under.serial(),
                form.equals(CoverForm.EMPTY) ? under.boxes() : form.boxes(),
                form,
                original,
                faults,
                refusal);
    }

    private static String path(Duty duty, MediaId id) {
        return duty.path("/media/" + id.value() + "/cover");
    }
}
