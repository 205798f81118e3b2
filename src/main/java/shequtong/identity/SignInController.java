package shequtong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Refused;
import shequtong.web.Answer;
import shequtong.web.Back;
import shequtong.web.Once;
import shequtong.web.Open;

/** A number, a code, and in. Without JavaScript too: the code is asked for on the first page and typed on the second. */
@Controller
class SignInController {

    static final String PATH = "/sign-in";

    private final SignIn signIn;
    private final Once once;
    private final boolean demo;

    SignInController(SignIn signIn, Once once, @Value("${shequtong.demo:false}") boolean demo) {
        this.signIn = signIn;
        this.once = once;
        this.demo = demo;
    }

    /** The demonstration's door is open too: where there is none, everybody is told that there is nothing. */
    @Bean
    static Open signInIsOpen() {
        return new Open(PATH, PATH + "/code", "/demo");
    }

    @GetMapping(PATH)
    SignInPage door(@RequestParam(defaultValue = "/") String back) {
        return new SignInPage("", Back.within(back), false, "", demo);
    }

    @PostMapping(PATH + "/code")
    Answer code(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(required = false) UUID key,
            HttpServletRequest request) {
        var number = Phone.of(phone);
        if (number.isEmpty()) return new SignInPage(phone, Back.within(back), false, "请填11位手机号", demo);
        try {
            once.run(key == null ? UUID.randomUUID() : key, () -> signIn.sendCode(number.get(), request));
            return new SignInPage(phone, Back.within(back), true, "", demo);
        } catch (Refused e) {
            return new SignInPage(phone, Back.within(back), true, e.reason(), demo);
        }
    }

    @PostMapping(PATH)
    Answer enter(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = Phone.of(phone).flatMap(it -> signIn.proves(it, code.strip()));
        if (person.isEmpty()) return new SignInPage(phone, Back.within(back), true, "验证码不对，或者已经过期，请再要一个", demo);
        signIn.enter(person.get(), request, response);
        return new Answer.Redirect(Back.within(back));
    }

    @DeleteMapping("/session")
    Answer leave(HttpServletRequest request, HttpServletResponse response) {
        signIn.leave(request, response);
        return new Answer.Redirect(PATH);
    }
}
