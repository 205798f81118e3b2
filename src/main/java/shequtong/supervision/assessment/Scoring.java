package shequtong.supervision.assessment;

import static java.math.RoundingMode.HALF_UP;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From counts to scores (R91, R92), without a database and without floating point.
 *
 * <p>A rate of few cases says little: it is drawn towards that of all its peers, as if {@value #PRIOR} cases more had gone
 * as theirs did (B4). One case of one then is no better than 95 of 100. What there was none of has no rate; the other
 * weights make up the hundred for it, so that nobody gains or loses by it.
 */
final class Scoring {

    /** So many cases of its peers stand beside its own. */
    static final int PRIOR = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Scoring() {}

    /** @param scored percent as it goes into the score, four digits after the point; none of nothing */
    record Figure(
            String indicator, int part, int whole, @Nullable BigDecimal scored) {}

    /** @param score 0.00 to 100.00; none where nothing that counts could be counted @param ranked peers with a score */
    record Line(
            Assessed subject,
            List<Figure> figures,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            int ranked) {}

    /** In the order of the list: the best first, those without a score last, otherwise as they were given. */
    static List<Line> lines(List<Assessed> subjects, List<Count> counts, Map<String, Integer> weights) {
        var bySubject = counts.stream().collect(groupingBy(Count::subject));
        var peers = new HashMap<Long, String>();
        for (var it : subjects) peers.put(it.id(), it.peers());
        var together = new HashMap<String, Count>();
        for (var it : counts)
            if (peers.containsKey(it.subject()))
                together.merge(peers.get(it.subject()) + " " + it.indicator(), it, Count::plus);
        var scored = new ArrayList<Line>();
        for (var it : subjects) {
            var figures = bySubject.getOrDefault(it.id(), List.of()).stream()
                    .map(one -> figure(one, Objects.requireNonNull(together.get(it.peers() + " " + one.indicator()))))
                    .toList();
            scored.add(new Line(it, figures, score(figures, weights), null, 0));
        }
        scored.sort(Comparator.comparing(Line::score, Comparator.nullsLast(Comparator.reverseOrder())));
        return ranked(scored);
    }

    private static Figure figure(Count own, Count peers) {
        if (own.whole() == 0) return new Figure(own.indicator(), 0, 0, null);
        var prior = BigDecimal.valueOf(PRIOR)
                .multiply(BigDecimal.valueOf(peers.part()))
                .divide(BigDecimal.valueOf(peers.whole()), 10, HALF_UP);
        var rate = BigDecimal.valueOf(own.part())
                .add(prior)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(own.whole() + PRIOR), 4, HALF_UP);
        return new Figure(own.indicator(), own.part(), own.whole(), rate);
    }

    private static @Nullable BigDecimal score(List<Figure> figures, Map<String, Integer> weights) {
        var sum = BigDecimal.ZERO;
        var weight = 0;
        for (var it : figures) {
            var rate = it.scored();
            var own = weights.getOrDefault(it.indicator(), 0);
            if (rate == null || own == 0) continue;
            sum = sum.add(rate.multiply(BigDecimal.valueOf(own)));
            weight += own;
        }
        return weight == 0 ? null : sum.divide(BigDecimal.valueOf(weight), 2, HALF_UP);
    }

    /** Among peers alone; who has the same score has the same rank. */
    private static List<Line> ranked(List<Line> sorted) {
        var ranked = sorted.stream()
                .filter(it -> it.score() != null)
                .collect(groupingBy(it -> it.subject().peers(), counting()));
        var seen = new HashMap<String, Integer>();
        var last = new HashMap<String, Line>();
        return sorted.stream()
                .map(it -> {
                    var peers = it.subject().peers();
                    var of = ranked.getOrDefault(peers, 0L).intValue();
                    var score = it.score();
                    if (score == null) return new Line(it.subject(), it.figures(), null, null, of);
                    var number = seen.merge(peers, 1, Integer::sum);
                    var before = last.get(peers);
                    var rank = before != null && score.equals(before.score()) ? before.rank() : number;
                    var line = new Line(it.subject(), it.figures(), score, rank, of);
                    last.put(peers, line);
                    return line;
                })
                .toList();
    }
}
