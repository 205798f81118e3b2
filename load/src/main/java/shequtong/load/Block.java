package shequtong.load;

import java.util.List;
import java.util.stream.Stream;

/** Ours, floor, floor, ours: a drift of the machine within the block falls on both alike. */
record Block(List<Segment> ours, List<Segment> floor) {

    /** Cores that others used, in the worst of its segments. */
    double foreign() {
        return Stream.concat(ours.stream(), floor.stream())
                .mapToDouble(it -> it.usage().foreignCores())
                .max()
                .orElseThrow();
    }

    double ratio() {
        return cost(ours) / cost(floor);
    }

    static double cost(List<Segment> segments) {
        return segments.stream().mapToDouble(it -> it.usage().total()).sum() * 1000 / requests(segments);
    }

    static int requests(List<Segment> segments) {
        return segments.stream().mapToInt(it -> it.tally().requests()).sum();
    }
}
