package shequtong.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What one visitor, or all of them, got. */
final class Tally {

    private long[] nanos = new long[1024];
    private int requests;
    private long bytes;
    private int errors;
    private Optional<String> fault = Optional.empty();

    static Tally until(long end, Act.Visit visit) {
        var tally = new Tally();
        for (var began = System.nanoTime(); began < end; began = System.nanoTime()) tally.ask(visit, began);
        return tally;
    }

    private void ask(Act.Visit visit, long began) {
        try {
            bytes += visit.ask().body().length;
            if (requests == nanos.length) nanos = Arrays.copyOf(nanos, requests * 2);
            nanos[requests++] = System.nanoTime() - began;
        } catch (IOException e) {
            errors++;
            fault = fault.or(() -> Optional.of(e.toString()));
        }
    }

    Tally plus(Tally other) {
        var sum = new Tally();
        sum.nanos = Arrays.copyOf(nanos, requests + other.requests);
        System.arraycopy(other.nanos, 0, sum.nanos, requests, other.requests);
        sum.requests = requests + other.requests;
        sum.bytes = bytes + other.bytes;
        sum.errors = errors + other.errors;
        sum.fault = fault.or(() -> other.fault);
        return sum;
    }

    int requests() {
        return requests;
    }

    int errors() {
        return errors;
    }

    Optional<String> fault() {
        return fault;
    }

    long bytesEach() {
        return requests == 0 ? 0 : bytes / requests;
    }

    double[] milliseconds(double... quantiles) {
        var sorted = Arrays.copyOf(nanos, requests);
        Arrays.sort(sorted);
        return Arrays.stream(quantiles)
                .map(it -> requests == 0 ? 0 : sorted[(int) Math.min(requests - 1, it * requests)] / 1e6)
                .toArray();
    }
}
