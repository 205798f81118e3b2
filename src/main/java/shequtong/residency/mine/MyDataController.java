package shequtong.residency.mine;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.organization.Entrances;
import shequtong.residency.joining.Consents;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Moments;
import shequtong.web.Once;

/** It lies outside every community: whoever has left them all still has a right to what is kept (R100). */
@Controller
class MyDataController {

    private static final String PATH = "/me/data";

    private final Copy copy;
    private final Consents consents;
    private final Consenting consenting;
    private final Closings closings;
    private final Closing closing;
    private final Entrances entrances;
    private final Once once;
    private final Clock clock;

    MyDataController(
            Copy copy,
            Consents consents,
            Consenting consenting,
            Closings closings,
            Closing closing,
            Entrances entrances,
            Once once,
            Clock clock) {
        this.copy = copy;
        this.consents = consents;
        this.consenting = consenting;
        this.closings = closings;
        this.closing = closing;
        this.entrances = entrances;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping(PATH)
    MyDataPage data(@AuthenticationPrincipal PersonId me) {
        return page(me, Faults.NONE);
    }

    /** Sent like a form, because it is written down: looking at a page writes nothing. */
    @PostMapping(PATH + "/export")
    Answer export(@AuthenticationPrincipal PersonId me) {
        copy.announce(me);
        var day = clock.instant().atZone(Moments.SHANGHAI).toLocalDate();
        return new Answer.Stream(
                "shequtong-" + day + ".json", MediaType.APPLICATION_JSON_VALUE, out -> copy.write(me, out));
    }

    @PostMapping("/me/consents")
    Answer give(
            @AuthenticationPrincipal PersonId me,
            @RequestParam(defaultValue = "false") boolean agree,
            @RequestParam UUID once) {
        if (!agree) return page(me, fault("agree", "要您勾选同意"));
        this.once.run(once, () -> consenting.give(me));
        return new Answer.Redirect(PATH);
    }

    @DeleteMapping("/me/consents")
    Answer withdraw(@AuthenticationPrincipal PersonId me, @RequestParam UUID once) {
        this.once.run(once, () -> consenting.withdraw(me));
        return new Answer.Redirect(PATH);
    }

    @GetMapping("/me/closing")
    ClosingPage closing(@AuthenticationPrincipal PersonId me) {
        return new ClosingPage(Faults.NONE);
    }

    /** The word is typed: a slip of the finger closes nothing. The answer is the sign-in page, since they are out. */
    @PostMapping("/me/closing")
    Answer close(
            @RequestParam(defaultValue = "") String word,
            @AuthenticationPrincipal PersonId me,
            @RequestParam UUID once) {
        if (!word.strip().equals("注销")) return new ClosingPage(fault("word", "请写“注销”两个字"));
        this.once.run(once, () -> closing.ask(me));
        return new Answer.Redirect("/sign-in");
    }

    private MyDataPage page(PersonId me, Faults faults) {
        var back = entrances.of(me).stream()
                .filter(it -> it.path().startsWith("/c/"))
                .findFirst()
                .map(it -> it.path() + "/me")
                .orElse("/me/joining");
        return new MyDataPage(
                back, copy.look(me), consents.of(me), closings.of(me).orElse(null), faults);
    }

    private static Faults fault(String field, String message) {
        return new Faults(List.of(new FieldError("data", field, message)));
    }
}
