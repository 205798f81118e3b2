package shequtong.supervision.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Five that are silent and five that are merely small, among two hundred as they are; ten such districts. */
class RadarTests {

    private static final List<String> TYPES = List.of("COMMODITY", "RELOCATED", "OLD_PUBLIC", "RURAL");

    @Test
    void tellsTheSilentFromTheSmall() {
        var found = 0;
        var named = 0;
        var right = 0;
        var small = 0;
        for (var seed = 1; seed <= 10; seed++) {
            var planted = new HashSet<Long>();
            var little = new HashSet<Long>();
            var silent = Radar.read(district(new Random(seed), planted, little)).stream()
                    .filter(Radar.Reading::silent)
                    .map(Radar.Reading::community)
                    .collect(Collectors.toSet());
            named += silent.size();
            small += (int) little.stream().filter(silent::contains).count();
            right += (int) planted.stream().filter(silent::contains).count();
            found += planted.size();
        }
        var precision = (double) right / named;
        var recall = (double) right / found;
        System.out.printf(
                "radar: %d planted, %d named, %d of them right: precision %.3f, recall %.3f; %d of 50 small ones named%n",
                found, named, right, precision, recall, small);
        assertThat(small).isZero();
        assertThat(recall).isGreaterThanOrEqualTo(0.9);
        assertThat(precision).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void saysNothingWhereThereIsNothingToCompare() {
        assertThat(Radar.read(List.of())).isEmpty();
        assertThat(Radar.read(List.of(new Radar.Place(1, "RURAL", false, 0, 1, 0))))
                .noneMatch(Radar.Reading::silent);
    }

    /** Two weeks on board and a fifth told of what others told in thirteen weeks: that is more than its share. */
    @Test
    void comparesForAsLongAsItWasOnBoard() {
        var share = Listening.share(
                LocalDate.parse("2026-09-17"), LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-30"));
        assertThat(share).isBetween(0.15, 0.155);
        assertThat(Listening.share(
                        LocalDate.parse("2020-01-01"), LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-30")))
                .isEqualTo(1);
        var places = new ArrayList<Radar.Place>();
        for (var n = 0L; n < 20; n++) places.add(new Radar.Place(n, "RURAL", true, 2000, 1, 95 + (int) n % 10));
        places.add(new Radar.Place(20, "RURAL", true, 2000, share, 20));
        places.add(new Radar.Place(21, "RURAL", true, 2000, 1, 20));
        assertThat(Radar.read(places).stream().filter(Radar.Reading::silent))
                .extracting(Radar.Reading::community)
                .containsExactly(21L);
    }

    private static List<Radar.Place> district(Random random, Set<Long> planted, Set<Long> little) {
        var places = new ArrayList<Radar.Place>();
        for (var n = 0L; n < 210; n++) {
            var type = TYPES.get((int) (n % 4));
            var young = random.nextInt(5) == 0;
            var rate = (0.03 + 0.015 * (n % 4)) * (young ? 0.6 : 1);
            var residents = 500 + random.nextInt(2500);
            if (n >= 200 && n < 205) planted.add(n);
            if (n >= 205) {
                little.add(n);
                residents = 20 + random.nextInt(60);
            }
            // Ordinary places differ by a third or so in how much is said there, besides chance.
            var own = planted.contains(n) ? 0.12 : Math.max(0.4, 1 + 0.25 * random.nextGaussian());
            places.add(new Radar.Place(n, type, young, residents, 1, poisson(random, residents * rate * own)));
        }
        return places;
    }

    private static int poisson(Random random, double mean) {
        var limit = Math.exp(-Math.min(mean, 500));
        var product = random.nextDouble();
        var n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }
}
