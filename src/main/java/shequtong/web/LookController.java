package shequtong.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LookController {

    private static final String PATH = "/look";

    @Bean
    static Open lookIsOpen() {
        return new Open(PATH);
    }

    @PostMapping(PATH)
    Answer choose(
            @RequestParam(required = false) @Nullable Boolean care,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var look = Look.of(request).with(care, theme);
        response.addHeader(
                HttpHeaders.SET_COOKIE, look.cookie(request.isSecure()).toString());
        return new Answer.Redirect(Back.within(back));
    }
}
