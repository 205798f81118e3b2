package shequtong.casework.promises;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import shequtong.casework.file.Step;
import shequtong.casework.file.Steps;
import shequtong.casework.file.WorkingDays;
import shequtong.web.Html;

/**
 * Sentences of the last days that may be promises, for the committee to say so with one tap.
 *
 * @param path where it is said
 */
public record Offers(String path, List<Offer> all) implements Html {

    private static final Duration LATELY = Duration.ofDays(3);
    private static final Set<Step.Kind> OFFICIAL =
            Set.of(Step.Kind.REPLIED, Step.Kind.KEPT, Step.Kind.HANDLED, Step.Kind.FED_BACK);

    /** @param nth among the promises of that step */
    record Offer(int number, int nth, String sentence, Instant until) {}

    static boolean official(Steps.Row row) {
        return row.shown() && OFFICIAL.contains(row.kind());
    }

    /** @param known those of the case, declined ones too */
    static Offers of(
            String path,
            List<Steps.Row> rows,
            List<Promise> known,
            Instant now,
            Function<Instant, WorkingDays> calendar) {
        return new Offers(
                path,
                rows.stream()
                        .filter(it -> official(it) && it.at().isAfter(now.minus(LATELY)))
                        .flatMap(it -> of(it, calendar))
                        .filter(it -> it.until().isAfter(now) && known.stream().noneMatch(one -> same(one, it)))
                        .toList());
    }

    private static java.util.stream.Stream<Offer> of(Steps.Row row, Function<Instant, WorkingDays> calendar) {
        var found = Spoken.in(row.words(), row.at(), () -> calendar.apply(row.at()));
        return IntStream.range(0, found.size())
                .mapToObj(n -> new Offer(
                        row.number(), n, found.get(n).sentence(), found.get(n).until()));
    }

    private static boolean same(Promise one, Offer it) {
        return one.number() == it.number() && one.sentence().equals(it.sentence());
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
