package shequtong.residency.joining;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.web.Open;

@Controller
class PrivacyController {

    private static final String PATH = "/privacy";

    @Bean
    static Open privacyIsOpen() {
        return new Open(PATH);
    }

    @GetMapping(PATH)
    PrivacyPage notice() {
        return new PrivacyPage(Consents.VERSION);
    }
}
