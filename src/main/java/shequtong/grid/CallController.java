package shequtong.grid;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import shequtong.casework.spi.Peer;
import shequtong.kernel.Refused;

/**
 * Where the peers call back. They come without a session, so this is the one door that lies neither in a community nor at a
 * desk: the signature says who it is, and a case says which it is about.
 */
@Controller
class CallController {

    private static final int LONGEST = 16_384;
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9-]{16,64}");

    private final Calls calls;

    CallController(Calls calls) {
        this.calls = calls;
    }

    /** 204 taken, 409 taken before, 401 not signed, 400 not understood, 404 no such case there, 503 once more please. */
    @PostMapping("/grid/{peer}/calls")
    ResponseEntity<Void> call(
            @PathVariable String peer,
            @RequestHeader(name = Signature.TIME, required = false) @Nullable String time,
            @RequestHeader(name = Signature.NONCE, required = false) @Nullable String nonce,
            @RequestHeader(name = Signature.SIGN, required = false) @Nullable String sign,
            HttpServletRequest request)
            throws IOException {
        var from = peer(peer);
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (from == null
                || time == null
                || nonce == null
                || sign == null
                || !NONCE.matcher(nonce).matches()) return answer(HttpStatus.UNAUTHORIZED);
        if (body.length > LONGEST) return answer(HttpStatus.CONTENT_TOO_LARGE);
        var signature = signature(time, nonce, sign);
        if (signature == null || !calls.signed(from, signature, body)) return answer(HttpStatus.UNAUTHORIZED);
        var word = calls.read(from, body);
        if (word.isEmpty()) return answer(HttpStatus.BAD_REQUEST);
        try {
            return answer(
                    switch (calls.take(from, nonce, word.get())) {
                        case TAKEN -> HttpStatus.NO_CONTENT;
                        case REPLAYED -> HttpStatus.CONFLICT;
                        case UNKNOWN -> HttpStatus.NOT_FOUND;
                    });
        } catch (Refused overtaken) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static @Nullable Peer peer(String name) {
        return switch (name) {
            case "platform" -> Peer.PLATFORM;
            case "squad" -> Peer.SQUAD;
            default -> null;
        };
    }

    private static @Nullable Signature signature(String time, String nonce, String sign) {
        try {
            return new Signature(Long.parseLong(time), nonce, sign);
        } catch (NumberFormatException noTime) {
            return null;
        }
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
