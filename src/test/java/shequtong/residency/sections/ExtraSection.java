package shequtong.residency.sections;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import shequtong.organization.Here;
import shequtong.organization.Section;
import shequtong.web.Answer;

/** Two sections that a community may do without, as a module would declare them: 互助 and, for villages, 乡愁乡音. */
@TestConfiguration(proxyBeanMethods = false)
@Import(ExtraSection.Pages.class)
public class ExtraSection {

    @Bean
    Section help() {
        return new Section("HELP", "/help", "heart-handshake");
    }

    @Bean
    Section swap() {
        return new Section("SWAP", "/swap", "refresh");
    }

    @Bean
    Section homeVoice() {
        return new Section("HOME_VOICE", "/voice", "microphone");
    }

    @TestComponent
    @Controller
    static class Pages {

        @GetMapping({"/c/{code}/help", "/c/{code}/help/{id}"})
        Answer help(Here here) {
            return new Answer.Content(
                    "text/plain;charset=UTF-8",
                    ("互助在" + here.community().label()).getBytes(StandardCharsets.UTF_8),
                    false);
        }

        @PostMapping("/c/{code}/help")
        Answer ask(Here here) {
            return new Answer.Redirect(here.path("/help"));
        }
    }
}
