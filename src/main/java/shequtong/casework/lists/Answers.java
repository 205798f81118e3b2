package shequtong.casework.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.desk.Desk;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.templates.Wording;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.web.Once;

/**
 * One answer to many who met the same. Each case gets a reply of its own in a transaction of its own, so that one that
 * was overtaken keeps none of the others back; sent again, each shows what came of it the first time.
 */
@Component
class Answers {

    /** So many cases at once: more are not read before they are answered. */
    static final int MOST = 100;

    private final Desk desk;
    private final Standings standings;
    private final Once once;

    Answers(Desk desk, Standings standings, Once once) {
        this.desk = desk;
        this.standings = standings;
        this.once = once;
    }

    /** A case as it was when it was chosen. */
    record Chosen(long id, int version) {

        /** As the form writes it: 1024.3. */
        public static Chosen valueOf(String text) {
            var parts = text.split("\\.", 2);
            if (!text.matches("\\d{1,18}\\.\\d{1,9}")) throw new IllegalArgumentException("no case: " + text);
            return new Chosen(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return id + "." + version;
        }
    }

    /** @param refusal why it was not done; none when it was */
    record Result(Standing it, @Nullable String refusal, boolean stopped) {}

    /** What stands in braces is filled from each. What this desk does not see is passed over. */
    List<Result> send(Duty duty, List<Chosen> chosen, String words, UUID key) {
        var seen = standings.all(duty, chosen.stream().map(Chosen::id).toList());
        var results = new ArrayList<Result>();
        for (var one : chosen)
            seen.stream()
                    .filter(it -> it.id().value() == one.id())
                    .findFirst()
                    .ifPresent(it -> results.add(send(duty, it, one.version(), words, key)));
        return results;
    }

    private Result send(Duty duty, Standing it, int version, String words, UUID key) {
        try {
            var own = UUID.nameUUIDFromBytes((key + "/" + it.id().value()).getBytes(UTF_8));
            var stopped = once.answer(own, () -> reply(duty, it.id(), version, Wording.filled(words, it)));
            return new Result(it, null, Boolean.parseBoolean(stopped));
        } catch (Refused no) {
            return new Result(it, no.reason(), false);
        }
    }

    private String reply(Duty duty, CaseId id, int version, String words) {
        return Boolean.toString(desk.reply(duty, id, version, words, List.of()));
    }
}
