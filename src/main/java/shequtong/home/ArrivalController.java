package shequtong.home;

import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.organization.Entrances;
import shequtong.web.Answer;

/**
 * The bare address leads home, whoever came in for work to their desk, and somebody who has no home here yet to their
 * application.
 */
@Controller
class ArrivalController {

    private final Entrances entrances;

    ArrivalController(Entrances entrances) {
        this.entrances = entrances;
    }

    @GetMapping("/")
    Answer arrive(@AuthenticationPrincipal PersonId person) {
        var places = entrances.of(person).stream().map(Entrances.Entrance::path).toList();
        var desk = places.stream().filter(it -> Proof.staff() && it.startsWith("/d/"));
        return new Answer.Redirect(
                Stream.concat(desk, places.stream()).findFirst().orElse("/me/joining"));
    }
}
