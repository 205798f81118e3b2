package shequtong.identity.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.Activation;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.SignIn;
import shequtong.identity.factors.Invitations;
import shequtong.identity.factors.Tries;
import shequtong.kernel.Refused;
import shequtong.web.Answer;
import shequtong.web.Open;

/** The link is half of what opens an account; that the number is one's own is the other half. */
@Controller
@RequestMapping(Activation.PATH + "/{token}")
class ActivationController {

    private static final String TOO_OFTEN = "错的次数太多，请过一会儿再试";

    private final Invitations invitations;
    private final Enrolling enrolling;
    private final SignIn signIn;
    private final Tries tries;

    ActivationController(Invitations invitations, Enrolling enrolling, SignIn signIn, Tries tries) {
        this.invitations = invitations;
        this.enrolling = enrolling;
        this.signIn = signIn;
        this.tries = tries;
    }

    @Bean
    static Open activationIsOpen() {
        return new Open(Activation.PATH + "/**");
    }

    @GetMapping
    Answer begin(@PathVariable String token) {
        return invitations.open(token, Activation.LIFE).isPresent() ? page(token, "", false, "") : new GonePage();
    }

    /** Says the same of a number that is not the account's, and sends nothing to it. */
    @PostMapping("/code")
    Answer code(@PathVariable String token, @RequestParam(defaultValue = "") String phone, HttpServletRequest request) {
        var person = invitations.open(token, Activation.LIFE);
        if (person.isEmpty()) return new GonePage();
        var number = Phone.of(phone);
        if (number.isEmpty()) return page(token, phone, false, "请填11位手机号");
        var counted = counted(person.get(), request);
        if (!tries.allow(counted)) return page(token, phone, true, TOO_OFTEN);
        if (!owns(person.get(), number.get())) return page(token, phone, true, "");
        tries.right(counted);
        try {
            signIn.sendCode(number.get(), request);
            return page(token, phone, true, "");
        } catch (Refused e) {
            return page(token, phone, true, e.reason());
        }
    }

    @PostMapping
    Answer show(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        var person = invitations.open(token, Activation.LIFE);
        if (person.isEmpty()) return new GonePage();
        var number = Phone.of(phone);
        if (number.isEmpty()) return page(token, phone, false, "请填11位手机号");
        var counted = counted(person.get(), request);
        if (!tries.allow(counted)) return page(token, phone, true, TOO_OFTEN);
        if (!owns(person.get(), number.get()) || signIn.canSendCodes() && !signIn.holds(number.get(), code.strip()))
            return page(token, phone, true, wrong());
        tries.right(counted);
        return enrolling.begin(person.get(), Activation.PATH + "/" + token + "/finish");
    }

    @PostMapping("/finish")
    Answer finish(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        return enrolling.finish(token, ticket, password, repeated, code, request, response);
    }

    private boolean owns(PersonId person, Phone number) {
        return signIn.number(person).filter(number::equals).isPresent();
    }

    private String wrong() {
        return signIn.canSendCodes() ? "手机号或者验证码不对，或者验证码过期了" : "这不是单位给您登记的手机号，请核对";
    }

    private static Tries.Key[] counted(PersonId person, HttpServletRequest request) {
        return new Tries.Key[] {Tries.Key.of("activation", person.value()), Tries.Key.peer(request.getRemoteAddr())};
    }

    private ActivationPage page(String token, String phone, boolean sent, String fault) {
        return new ActivationPage(
                Activation.PATH + "/" + token, phone, signIn.canSendCodes(), sent && signIn.canSendCodes(), fault);
    }
}
