package shequtong.casework.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Chain;

/**
 * A step with all that hangs on it, and the link that was made for it. Either may be missing.
 *
 * @param step what is told now; none when the step is gone
 * @param digest of the link; none when nobody made one
 * @param late when the link was made, if that was after the step
 */
record Link(
        int number,
        @Nullable Step step,
        @Nullable String digest,
        @Nullable Instant late) {

    /** The one set of fields there has been; a change of them is the next number, and older links keep theirs. */
    private static final int VERSION = 1;

    private static final List<String> CLOSING = List.of("REPLIED", "KEPT", "SENT", "FED_BACK");

    record Feedback(
            String outcome, String present, @Nullable Instant presentAt, String absent) {
        String fields() {
            return Chain.fields(outcome, present, micros(presentAt), absent);
        }
    }

    record Rating(int round, String resolved, int grade, Instant at) {
        String fields() {
            return Chain.fields(round, resolved, grade, micros(at));
        }
    }

    record Dispatch(
            long id,
            long body,
            String purpose,
            Instant issuedAt,
            @Nullable String answer,
            @Nullable String stage,
            @Nullable Long answeredBy,
            @Nullable Instant answeredAt,
            @Nullable String contact,
            @Nullable Instant contactAt,
            @Nullable Instant contactAgainAt) {

        String fields(String kind) {
            return kind.equals("HANDLED")
                    ? Chain.fields(
                            id,
                            body,
                            answer,
                            stage,
                            answeredBy,
                            micros(answeredAt),
                            contact,
                            micros(contactAt),
                            micros(contactAgainAt))
                    : Chain.fields(id, body, purpose, micros(issuedAt));
        }
    }

    /** What its reporter wrote and showed. */
    record Matter(String title, String words, String place, String pictures) {
        String fields() {
            return Chain.fields(title, words, place, pictures);
        }
    }

    /** @param pictures the digests of their originals, with commas between */
    record Step(
            long id,
            long community,
            long caseId,
            Instant at,
            String kind,
            long person,
            long mandate,
            boolean shown,
            String words,
            List<Long> bodies,
            @Nullable Long to,
            @Nullable String category,
            @Nullable Instant due,
            @Nullable String stage,
            @Nullable Integer before,
            @Nullable Feedback feedback,
            @Nullable Rating rating,
            String pictures,
            List<Dispatch> dispatches,
            Matter matter) {}

    /** Whether the step is what its link was made of, after the link before. */
    boolean follows(String previous) {
        return step != null && digest != null && digest.equals(Chain.next(previous, fields(step)));
    }

    private Object[] fields(Step it) {
        return new Object[] {
            VERSION,
            it.community(),
            it.caseId(),
            number,
            micros(it.at()),
            it.kind(),
            it.person(),
            it.mandate(),
            it.shown(),
            it.words(),
            it.bodies().stream().map(String::valueOf).collect(Collectors.joining(",")),
            text(it.to()),
            text(it.category()),
            micros(it.due()),
            text(it.stage()),
            text(it.before()),
            it.feedback() == null ? "" : it.feedback().fields(),
            it.rating() == null ? "" : it.rating().fields(),
            it.pictures(),
            it.dispatches().stream().map(one -> one.fields(it.kind())).collect(Collectors.joining()),
            CLOSING.contains(it.kind()) ? it.matter().fields() : ""
        };
    }

    private static String text(@Nullable Object it) {
        return it == null ? "" : it.toString();
    }

    private static String micros(@Nullable Instant at) {
        return at == null ? "" : String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }
}
