package shequtong.identity.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.identity.StaffDoor;
import shequtong.identity.StepUp;
import shequtong.web.Answer;
import shequtong.web.Back;
import shequtong.web.Faults;

/** 账号安全. {@link StaffOnly} stands before it. */
@Controller
@RequestMapping(SecurityController.PATH)
class SecurityController {

    static final String PATH = "/me/security";

    private static final String CODES = "/codes";
    private static final String AUTHENTICATOR = "/authenticator";

    private final OwnFactors own;
    private final Enrolling enrolling;
    private final StepUp stepUp;

    SecurityController(OwnFactors own, Enrolling enrolling, StepUp stepUp) {
        this.own = own;
        this.enrolling = enrolling;
        this.stepUp = stepUp;
    }

    @GetMapping
    SecurityPage overview(@AuthenticationPrincipal PersonId person) {
        return own.page(person);
    }

    @GetMapping("/password")
    ProvePage password(@AuthenticationPrincipal PersonId person, @RequestParam(defaultValue = PATH) String back) {
        return password(person, back, Faults.NONE);
    }

    @PostMapping("/password")
    Answer changePassword(
            @AuthenticationPrincipal PersonId person,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = PATH) String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var weak = own.weakness(person, password, repeated);
        if (weak.isPresent()) return password(person, back, Faults.one("password", weak.get()));
        var wrong = own.proves(person, old, code, request);
        if (wrong.isPresent()) return password(person, back, fault(person, wrong.get()));
        own.changePassword(person, password, request, response);
        return new Answer.Redirect(Back.within(back));
    }

    @GetMapping(CODES)
    ProvePage codes(@AuthenticationPrincipal PersonId person) {
        return codes(person, Faults.NONE);
    }

    @PostMapping(CODES)
    Answer renewCodes(
            @AuthenticationPrincipal PersonId person,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var wrong = own.proves(person, old, code, request);
        if (wrong.isPresent()) return codes(person, fault(person, wrong.get()));
        return new CodesPage(own.renewCodes(person, request, response));
    }

    @GetMapping(AUTHENTICATOR)
    ProvePage authenticator(@AuthenticationPrincipal PersonId person) {
        return authenticator(person, Faults.NONE);
    }

    @PostMapping(AUTHENTICATOR)
    Answer beginAuthenticator(
            @AuthenticationPrincipal PersonId person,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        var wrong = own.proves(person, old, code, request);
        if (wrong.isPresent()) return authenticator(person, fault(person, wrong.get()));
        return enrolling.exchange(person, PATH + AUTHENTICATOR + "/code");
    }

    @PostMapping(AUTHENTICATOR + "/code")
    Answer changeAuthenticator(
            @AuthenticationPrincipal PersonId person,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (own.changeAuthenticator(person, ticket, code, request, response)) return new Answer.Redirect(PATH);
        return enrolling
                .again(person, ticket, PATH + AUTHENTICATOR + "/code")
                .<Answer>map(it -> it)
                .orElse(new Answer.Redirect(PATH + AUTHENTICATOR));
    }

    /** At the first field that is asked for. */
    private Faults fault(PersonId person, String sentence) {
        return Faults.one(own.hasPassword(person) ? "old" : "code", sentence);
    }

    private ProvePage password(PersonId person, String back, Faults faults) {
        return page(
                person,
                Proof.mustRenew() ? "密码用得太久了，请换一个" : "换密码",
                "换好以后，别的地方登录着的都会退出。",
                StaffDoor.RENEWAL,
                Back.within(back),
                own.rules(),
                faults);
    }

    private ProvePage codes(PersonId person, Faults faults) {
        return page(person, "换一批恢复码", "以前的恢复码会全部作废，别的地方登录着的都会退出。", PATH + CODES, PATH, "", faults);
    }

    private ProvePage authenticator(PersonId person, Faults faults) {
        return page(person, "换身份验证器", "换手机以前先在这里换好。旧手机上的验证器随后作废，别的地方登录着的都会退出。", PATH + AUTHENTICATOR, PATH, "", faults);
    }

    private ProvePage page(
            PersonId person, String title, String why, String action, String back, String rules, Faults faults) {
        return new ProvePage(
                title,
                why,
                action,
                back,
                rules,
                own.hasPassword(person),
                !Proof.mustRenew(),
                stepUp.hint(person),
                faults);
    }
}
