package shequtong.supervision.pairing;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;
import shequtong.residency.Shown;
import shequtong.supervision.pairing.PairingController.Form;
import shequtong.supervision.pairing.PairingController.Look;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param district whether it is streets that are looked after; otherwise communities
 * @param assigns whether this desk gives them away
 * @param vacant how many have nobody, up to a hundred
 * @param next the code the next page begins after
 */
record PairingPage(
        String path,
        boolean district,
        boolean assigns,
        Look look,
        int vacant,
        List<Pairings.Unit> units,
        List<Pairings.Candidate> candidates,
        Function<Long, Shown> names,
        @Nullable String next,
        Form form,
        Faults faults,
        @Nullable String refusal)
        implements Html {

    @Override
    public HttpStatus status() {
        return refusal == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    String what() {
        return district ? "街镇" : "居村";
    }

    String more() {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("q", "{q}")
                .queryParam("whom", "{whom}")
                .queryParam("holes", look.vacant())
                .queryParam("after", next)
                .encode()
                .buildAndExpand(look.q(), look.whom())
                .toUriString();
    }
}
