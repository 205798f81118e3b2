package shequtong.residency.naming;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Refused;
import shequtong.organization.EvenAtRest;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.residency.NameForm;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/c/{code}" + NameController.PATH)
class NameController {

    static final String PATH = "/me/name";

    private final Names names;
    private final Naming naming;
    private final IdentityView identities;
    private final Once once;

    NameController(Names names, Naming naming, IdentityView identities, Once once) {
        this.names = names;
        this.naming = naming;
        this.identities = identities;
        this.once = once;
    }

    /** What was chosen on the form: one of the titles, or a form of name. */
    private record Chosen(NameForm form, String title, String called, Faults faults) {}

    @GetMapping
    NamePage name(Here here) {
        here.mustLive();
        var now = names.of(here);
        var title = NamePage.TITLES.stream()
                .filter(now.called()::endsWith)
                .findFirst()
                .orElse("");
        var nickname = now.form() == NameForm.NICKNAME ? now.called() : "";
        return page(here, now.form(), title, nickname, shown(now, now.form(), now.called()), false, Faults.NONE);
    }

    /** Looks at it without saving; a name belongs in no address, so it is sent like a form. */
    @EvenAtRest
    @PostMapping("/preview")
    NamePage preview(
            Here here,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String nickname) {
        here.mustLive();
        var now = names.of(here);
        var it = chosen(now, choice, nickname);
        var wrong = !it.faults().all().isEmpty();
        return page(
                here,
                it.form(),
                it.title(),
                nickname,
                wrong ? shown(now, now.form(), now.called()) : shown(now, it.form(), it.called()),
                !wrong,
                it.faults());
    }

    @PostMapping
    Answer change(
            Here here,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String nickname,
            @RequestParam UUID once) {
        here.mustLive();
        var now = names.of(here);
        var it = chosen(now, choice, nickname);
        if (!it.faults().all().isEmpty())
            return page(
                    here, it.form(), it.title(), nickname, shown(now, now.form(), now.called()), false, it.faults());
        try {
            this.once.run(once, () -> naming.change(here, it.form(), it.called()));
        } catch (Refused e) {
            return page(
                    here,
                    it.form(),
                    it.title(),
                    nickname,
                    shown(now, now.form(), now.called()),
                    false,
                    fault(e.reason()));
        }
        return new Answer.Redirect(here.path("/me"));
    }

    /** A full name stays sealed: in the register stands the surname, and the form says how to show it. */
    private static Chosen chosen(Names.Name now, String choice, String nickname) {
        return switch (choice) {
            case "NICKNAME" -> {
                var wrong = Nickname.fault(nickname);
                yield new Chosen(
                        NameForm.NICKNAME,
                        "",
                        wrong.isEmpty() ? Nickname.of(nickname).text() : "",
                        wrong.isEmpty() ? Faults.NONE : fault(wrong));
            }
            case "REAL" ->
                new Chosen(
                        NameForm.REAL,
                        "",
                        now.formal(),
                        now.full().isEmpty() ? fault("您登记的时候没有留姓名，请选别的") : Faults.NONE);
            default ->
                NamePage.TITLES.contains(choice)
                        ? new Chosen(NameForm.TITLE, choice, now.titled(choice), Faults.NONE)
                        : new Chosen(
                                now.form(),
                                "",
                                now.called(),
                                new Faults(List.of(new FieldError("name", "choice", "请选一种称呼"))));
        };
    }

    private static Faults fault(String words) {
        return new Faults(List.of(new FieldError("name", "nickname", words)));
    }

    private static Look shown(Names.Name now, NameForm form, String called) {
        return new Look(form, form == NameForm.REAL ? now.full() : called);
    }

    private record Look(NameForm form, String called) {}

    private NamePage page(
            Here here, NameForm form, String title, String nickname, Look look, boolean tried, Faults faults) {
        return new NamePage(
                here.path(""),
                here.community().committee(),
                form,
                title,
                nickname,
                identities.looks(here, look.form(), look.called()),
                tried,
                faults);
    }
}
