package shequtong.identity.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.IdentitySettings;
import shequtong.identity.Phone;
import shequtong.identity.StaffDoor;
import shequtong.web.Answer;
import shequtong.web.Back;
import shequtong.web.Open;

@Controller
class StaffSignInController {

    private final StaffSignIn signIn;
    private final IdentitySettings settings;
    private final boolean demo;

    StaffSignInController(
            StaffSignIn signIn, IdentitySettings settings, @Value("${shequtong.demo:false}") boolean demo) {
        this.signIn = signIn;
        this.settings = settings;
        this.demo = demo;
    }

    @Bean
    static Open staffDoorIsOpen() {
        return new Open(StaffDoor.PATH);
    }

    @GetMapping(StaffDoor.PATH)
    StaffSignInPage door(@RequestParam(defaultValue = "/") String back) {
        return page("", back, "");
    }

    @PostMapping(StaffDoor.PATH)
    Answer enter(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var number = Phone.of(phone);
        if (number.isEmpty()) return page(phone, back, "请填11位手机号");
        return switch (signIn.enter(number.get(), password, code, request, response)) {
            case IN -> new Answer.Redirect(Back.within(back));
            case RENEW -> new Answer.Redirect(StaffDoor.RENEWAL + "?back=" + Back.within(back));
            case WRONG ->
                page(
                        phone,
                        back,
                        "没有登录成功：手机号、密码、动态码里有不对的，或者这个动态码已经用过了。请等下一个动态码再试；连错" + settings.failures() + "次会锁住" + minutes());
            case LOCKED -> page(phone, back, "错的次数太多，先锁住了。请" + minutes() + "后再试；忘了密码或换了手机，请找安全管理员");
        };
    }

    private String minutes() {
        return settings.locked().toMinutes() + "分钟";
    }

    private StaffSignInPage page(String phone, String back, String fault) {
        return new StaffSignInPage(phone, Back.within(back), fault, demo);
    }
}
