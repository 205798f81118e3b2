package shequtong.residency.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.SignIn;
import shequtong.kernel.Refused;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.joining.Doors.Door;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Open;

/** What the QR code at the gate leads to. Nobody has signed in yet, and no answer tells whether somebody is known (AT-38). */
@Controller
@RequestMapping(JoinController.PATH + "/{token}")
class JoinController {

    static final String PATH = "/j";

    private final Doors doors;
    private final Joining joining;
    private final Residents residents;
    private final Registrations registrations;
    private final SignIn signIn;
    private final Once once;
    private final Clock clock;

    JoinController(
            Doors doors,
            Joining joining,
            Residents residents,
            Registrations registrations,
            SignIn signIn,
            Once once,
            Clock clock) {
        this.doors = doors;
        this.joining = joining;
        this.residents = residents;
        this.registrations = registrations;
        this.signIn = signIn;
        this.once = once;
        this.clock = clock;
    }

    @Bean
    static Open gatesAreOpen() {
        return new Open(PATH + "/**");
    }

    @GetMapping
    Answer form(@PathVariable String token, @AuthenticationPrincipal @Nullable PersonId me) {
        var door = doors.at(token);
        if (!door.open()) return closed(door);
        if (me != null && residents.live(me, door.community())) return new Answer.Redirect("/c/" + door.slug());
        if (me != null && registrations.open(me, door.community()).isPresent())
            return new Answer.Redirect(MyJoiningController.PATH);
        return page(door, JoinForm.EMPTY.renewed(), me == null, false, Faults.NONE);
    }

    @PostMapping("/code")
    Answer code(
            @PathVariable String token,
            JoinForm form,
            @AuthenticationPrincipal @Nullable PersonId me,
            HttpServletRequest request) {
        var door = doors.at(token);
        if (!door.open()) return closed(door);
        var fault = send(form, request);
        var faults = fault.isEmpty() ? Faults.NONE : JoinForm.fault("phone", fault);
        if (request.getHeader("HX-Request") != null) return new PhonePart(path(door), form.phone(), true, faults);
        return page(door, form, me == null, true, faults);
    }

    private String send(JoinForm form, HttpServletRequest request) {
        var number = Phone.of(form.phone());
        if (number.isEmpty()) return "请填11位手机号";
        try {
            signIn.sendCode(number.get(), request);
            return "";
        } catch (Refused e) {
            return e.reason();
        }
    }

    /** A wrong code is counted, though nothing else comes of it; the form it comes back on has a new key. */
    @PostMapping
    Answer ask(
            @PathVariable String token,
            JoinForm form,
            @AuthenticationPrincipal @Nullable PersonId me,
            HttpServletRequest request,
            HttpServletResponse response) {
        var door = doors.at(token);
        if (!door.open()) return closed(door);
        var faults = form.faults(clock, false, me == null);
        if (!faults.all().isEmpty())
            return page(door, form, me == null, !form.code().isEmpty(), faults);
        if (joining.lacksGuardian(door.community(), form.wish(door.estate(), IdNumber.of(form.card()))))
            return page(door, form, me == null, !form.code().isEmpty(), JoinForm.fault("card", Joining.NO_GUARDIAN));
        var to =
                once.answer(form.once(), () -> me == null ? enter(door, form, request, response) : ask(me, door, form));
        if (to.isEmpty()) return page(door, form.renewed(), true, true, JoinForm.fault("code", "验证码不对，或者已经过期，请再要一个"));
        return new Answer.Redirect(to);
    }

    private String enter(Door door, JoinForm form, HttpServletRequest request, HttpServletResponse response) {
        var person = Phone.of(form.phone()).flatMap(it -> signIn.proves(it, form.code()));
        if (person.isEmpty()) return "";
        signIn.enter(person.get(), request, response);
        return residents.live(person.get(), door.community()) ? "/c/" + door.slug() : ask(person.get(), door, form);
    }

    private String ask(PersonId person, Door door, JoinForm form) {
        joining.ask(person, door.community(), form.wish(door.estate(), IdNumber.of(form.card())));
        return MyJoiningController.PATH;
    }

    private static JoinPage page(Door door, JoinForm form, boolean byPhone, boolean sent, Faults faults) {
        return new JoinPage(
                path(door), door.label(), door.street(), door.committee(), form, byPhone, sent, null, faults);
    }

    private static ClosedDoorPage closed(Door door) {
        return new ClosedDoorPage(door.label(), door.place() + door.committee(), door.phone(), door.renewed());
    }

    private static String path(Door door) {
        return PATH + "/" + door.token();
    }
}
