package shequtong.grid;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.casework.spi.ElsewhereDesk;
import shequtong.casework.spi.Peer;
import shequtong.casework.spi.Stage;
import shequtong.casework.spi.Word;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what a peer calls back: signed, of our time, and each call once. */
@Service
class Calls {

    private static final String REFERENCE = "SQT-";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What happened may be told long after. */
    private static final Duration PAST = Duration.ofDays(730);

    private final ElsewhereDesk elsewhere;
    private final Nonces nonces;
    private final GridSettings settings;
    private final Clock clock;

    Calls(ElsewhereDesk elsewhere, Nonces nonces, GridSettings settings, Clock clock) {
        this.elsewhere = elsewhere;
        this.nonces = nonces;
        this.settings = settings;
        this.clock = clock;
    }

    enum Result {
        TAKEN,
        REPLAYED,
        UNKNOWN
    }

    /** Of our time, and signed by whoever has the secret. Nothing is asked of the database before. */
    boolean signed(Peer peer, Signature signature, byte[] body) {
        var place = settings.at(peer);
        if (place == null || place.secret() == null) return false;
        var off = Math.abs(clock.instant().getEpochSecond() - signature.time());
        return off <= settings.skew().toSeconds() && signature.fits(place.secret(), body);
    }

    /** The call is used up in the same transaction as what it says: it counts once or not at all. */
    @Transactional
    Result take(Peer peer, String nonce, Word word) {
        if (!nonces.take(peer, nonce)) return Result.REPLAYED;
        return elsewhere.heard(word) ? Result.TAKEN : Result.UNKNOWN;
    }

    /** Nothing where it is not what was agreed upon. */
    Optional<Word> read(Peer peer, byte[] body) {
        try {
            var call = JSON.readTree(body);
            var reference = text(call, "reference");
            var words = text(call, "words").replaceAll("\\p{Cntrl}", " ").strip();
            var at = Instant.parse(text(call, "at"));
            var now = clock.instant();
            if (!reference.startsWith(REFERENCE)
                    || at.isAfter(now.plus(settings.skew()))
                    || at.isBefore(now.minus(PAST))) return Optional.empty();
            return Optional.of(new Word(
                    Long.parseLong(reference.substring(REFERENCE.length())),
                    peer,
                    call.path("sequence").asInt(0),
                    Stage.valueOf(text(call, "stage")),
                    at,
                    words.substring(0, Math.min(words.length(), Word.WORDS))));
        } catch (JacksonException | DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode call, String field) {
        return call.path(field).asString("");
    }

    @Transactional
    void forget() {
        nonces.forget();
    }

    @Bean
    static RecurringTask<Void> forgetsCalls(Calls calls) {
        return Tasks.recurring("grid.forget", FixedDelay.ofHours(1)).execute((_, _) -> calls.forget());
    }
}
