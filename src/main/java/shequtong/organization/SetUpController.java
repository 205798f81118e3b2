package shequtong.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
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
import shequtong.identity.SetUpLink;
import shequtong.identity.SignIn;
import shequtong.kernel.Refused;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Open;

@Controller
@RequestMapping(SetUpController.PATH + "/{token}")
class SetUpController {

    static final String PATH = "/setup";

    private static final int NAME = 60;

    private final SetUpLink link;
    private final SetUp setUp;
    private final SignIn signIn;
    private final Activation activation;
    private final Once once;

    SetUpController(SetUpLink link, SetUp setUp, SignIn signIn, Activation activation, Once once) {
        this.link = link;
        this.setUp = setUp;
        this.signIn = signIn;
        this.activation = activation;
        this.once = once;
    }

    @Bean
    static Open setUpIsOpen() {
        return new Open(PATH + "/**");
    }

    @GetMapping
    SetUpPage form(@PathVariable String token) {
        link.mustBeFresh(token);
        return page(token, "", "", "");
    }

    @PostMapping("/code")
    SetUpPage code(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String written,
            @RequestParam(defaultValue = "") String phone,
            HttpServletRequest request) {
        link.mustBeFresh(token);
        var number = Phone.of(phone);
        if (number.isEmpty()) return page(token, written, phone, "请填11位手机号");
        try {
            signIn.sendCode(number.get(), request);
            return page(token, written, phone, "");
        } catch (Refused e) {
            return page(token, written, phone, e.reason());
        }
    }

    /** Password and authenticator follow at once; a second tap shows the first one's person the same page. */
    @PostMapping
    Answer begin(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String written,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String code,
            @RequestParam UUID once) {
        var number = Phone.of(phone);
        if (written.isBlank() || written.strip().length() > NAME) return again(token, written, phone, "请填您的姓名，60字以内");
        if (number.isEmpty()) return again(token, written, phone, "请填11位手机号");
        var person = this.once.answer(once, () -> {
            link.mustBeFresh(token);
            if (signIn.canSendCodes() && !signIn.holds(number.get(), code.strip())) return "";
            return String.valueOf(
                    setUp.first(token, written.strip(), number.get()).value());
        });
        return person.isEmpty()
                ? page(token, written, phone, "验证码不对，或者已经过期，请再要一个")
                : activation.begin(new PersonId(Long.parseLong(person)));
    }

    private SetUpPage again(String token, String written, String phone, String fault) {
        link.mustBeFresh(token);
        return page(token, written, phone, fault);
    }

    private SetUpPage page(String token, String written, String phone, String fault) {
        return new SetUpPage(PATH + "/" + token, written, phone, signIn.canSendCodes(), fault);
    }
}
