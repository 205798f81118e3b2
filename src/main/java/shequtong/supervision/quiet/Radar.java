package shequtong.supervision.quiet;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many matters a community's size, type and age let expect, and whether far fewer came.
 *
 * <p>Expected is its number of residents times what all of its like tell per resident, in as much of the period as it was on
 * board. How much ordinary communities differ
 * from that, besides chance, is learned from them, by the middle one, so that a few silent ones do not hide each other.
 * Silent is whoever lies so far below that of ordinary ones hardly two in a hundred would, and below a third of what was
 * expected; where fewer than {@value #LEAST} were expected nothing is said.
 */
final class Radar {

    /** Below this no silence can be told from chance. */
    static final double LEAST = 8;

    private static final double FAR = 2;
    private static final double LITTLE = 1 / 3.0;

    /** The middle of the squares of a normal deviate. */
    private static final double MIDDLE = 0.4549;

    /** With fewer of a type and age there is nothing to compare with but all of the type, and then all. */
    private static final int ENOUGH = 8;

    private Radar() {}

    /**
     * @param young on board for less than half a year
     * @param share of the period in which it was on board, above 0 and 1 at most
     * @param posts told in the period
     */
    record Place(long community, String type, boolean young, int residents, double share, int posts) {

        /** As many residents as would tell as much in the whole of the period. */
        double weight() {
            return residents * share;
        }

        String like() {
            return type + young;
        }
    }

    record Reading(long community, int residents, double expected, int actual, boolean silent) {

        double missing() {
            return expected - actual;
        }
    }

    static List<Reading> read(List<Place> places) {
        var likes = places.stream().collect(groupingBy(Place::like));
        var types = places.stream().collect(groupingBy(Place::type));
        Function<Place, Double> expected = it -> it.weight() * rate(peers(it, likes, types, places));
        var spread = spread(places, expected);
        return places.stream()
                .map(it -> {
                    var due = expected.apply(it);
                    var far = (it.posts() - due) / Math.sqrt(due + spread * due * due) <= -FAR;
                    return new Reading(
                            it.community(),
                            it.residents(),
                            due,
                            it.posts(),
                            due >= LEAST && far && it.posts() < LITTLE * due);
                })
                .toList();
    }

    private static Collection<Place> peers(
            Place it, Map<String, List<Place>> likes, Map<String, List<Place>> types, List<Place> all) {
        var like = likes.getOrDefault(it.like(), List.of());
        if (like.size() >= ENOUGH) return like;
        var type = types.getOrDefault(it.type(), List.of());
        return type.size() >= ENOUGH ? type : all;
    }

    private static double rate(Collection<Place> peers) {
        var residents = peers.stream().mapToDouble(Place::weight).sum();
        var posts = peers.stream().mapToLong(Place::posts).sum();
        return residents == 0 ? 0 : posts / residents;
    }

    /** The square of how much ordinary communities differ, as a share of what is expected; 0 where it is chance alone. */
    private static double spread(List<Place> places, Function<Place, Double> expected) {
        var shares = places.stream()
                .filter(it -> expected.apply(it) >= LEAST)
                .mapToDouble(it -> share(it.posts(), expected.apply(it)))
                .sorted()
                .toArray();
        return shares.length == 0 ? 0 : Math.max(0, shares[shares.length / 2]);
    }

    private static double share(int posts, double due) {
        return ((posts - due) * (posts - due) / MIDDLE - due) / (due * due);
    }
}
