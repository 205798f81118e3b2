package shequtong.home;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.identity.PersonId;
import shequtong.organization.Entrances;
import shequtong.web.Answer;

/** The bare address leads home, or to the application of somebody who has no home here yet. */
@Controller
class ArrivalController {

    private final Entrances entrances;

    ArrivalController(Entrances entrances) {
        this.entrances = entrances;
    }

    @GetMapping("/")
    Answer arrive(@AuthenticationPrincipal PersonId person) {
        return new Answer.Redirect(entrances.of(person).stream()
                .findFirst()
                .map(Entrances.Entrance::path)
                .orElse("/me/joining"));
    }
}
