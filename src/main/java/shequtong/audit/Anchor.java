package shequtong.audit;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shequtong.kernel.Chain;
import shequtong.kernel.Sealed;

/**
 * Where the chains ended at one moment, to be kept outside the database: one line, signed, that covers the line before
 * it. A database put back to an older state, or written anew with all its hashes, no longer holds what is pinned here.
 *
 * @param serial 1 for the first
 * @param before the root of the anchor before it
 * @param pins the ends of the chains that grew since
 */
record Anchor(long serial, Instant at, String before, String root, String signature, List<Pin> pins) {

    private static final String VERSION = "1";
    private static final int FIELDS = 6;

    /** That a chain's link of this number had this hash. */
    record Pin(long area, long number, String hash) {

        @Override
        public String toString() {
            return area + ":" + number + ":" + hash;
        }

        static Pin of(String text) {
            var parts = text.split(":", -1);
            if (parts.length != 3) throw new IllegalArgumentException("no pin: " + text);
            return new Pin(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }
    }

    static Anchor next(long serial, Instant at, String before, List<Pin> pins, Sealed sealed) {
        var root = root(serial, at, before, pins);
        return new Anchor(serial, at, before, root, signature(root, sealed), pins);
    }

    boolean follows(long lastSerial, String lastRoot, Sealed sealed) {
        return serial == lastSerial + 1
                && before.equals(lastRoot)
                && root.equals(root(serial, at, before, pins))
                && signature.equals(signature(root, sealed));
    }

    String line() {
        return Stream.concat(
                        Stream.of(VERSION, String.valueOf(serial), at.toString(), before, root, signature),
                        pins.stream().map(Pin::toString))
                .collect(joining(" "));
    }

    /** Empty when somebody made of the line what no anchor looks like. */
    static Optional<Anchor> parse(String line) {
        var words = line.split(" ");
        if (words.length < FIELDS || !words[0].equals(VERSION)) return Optional.empty();
        try {
            var pins = Arrays.stream(words).skip(FIELDS).map(Pin::of).toList();
            return Optional.of(
                    new Anchor(Long.parseLong(words[1]), Instant.parse(words[2]), words[3], words[4], words[5], pins));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String root(long serial, Instant at, String before, List<Pin> pins) {
        return Chain.next(
                before, Stream.concat(Stream.of(serial, at), pins.stream()).toArray());
    }

    private static String signature(String root, Sealed sealed) {
        return HexFormat.of().formatHex(sealed.sign("anchor " + root));
    }
}
