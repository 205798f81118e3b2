package shequtong.casework.record;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Chain;

/**
 * What a resident writes down: 16 characters in groups of four, of an alphabet without 0, 1, I and O. They hold how many
 * steps there were (10 bits), the beginning of the last link's digest (65 bits) and a character against slips of the pen.
 * Kept outside the system, it shows what even the owner of the database cannot mend: a chain that was made anew.
 *
 * @param code the 16 characters, without groups
 */
record Receipt(String code) {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 16;
    private static final int BITS = 5;
    private static final int STEPS = 1 << 2 * BITS;

    /** @param digest of the link of that step */
    static Receipt of(int number, String digest) {
        var head = new BigInteger(digest, 16).shiftRight(256 - 13 * BITS);
        var all = BigInteger.valueOf(number % STEPS).shiftLeft(13 * BITS).or(head);
        var code = new StringBuilder();
        for (var at = LENGTH - 2; at >= 0; at--)
            code.append(ALPHABET.charAt(all.shiftRight(at * BITS).intValue() & (ALPHABET.length() - 1)));
        return new Receipt(code.append(check(code)).toString());
    }

    /** As somebody types it: small letters, spaces and strokes do not matter. Nothing when it was copied wrong. */
    static Optional<Receipt> read(@Nullable String typed) {
        if (typed == null) return Optional.empty();
        var code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-－—·]", "");
        if (code.length() != LENGTH || !code.chars().allMatch(it -> ALPHABET.indexOf(it) >= 0)) return Optional.empty();
        return code.charAt(LENGTH - 1) == check(code.substring(0, LENGTH - 1))
                ? Optional.of(new Receipt(code))
                : Optional.empty();
    }

    /** Of how many steps it speaks; a case has fewer than 1024. */
    int number() {
        return ALPHABET.indexOf(code.charAt(0)) * ALPHABET.length() + ALPHABET.indexOf(code.charAt(1));
    }

    /** 7K3M-9PQX-…. */
    String text() {
        return String.join("-", code.split("(?<=\\G.{4})"));
    }

    private static char check(CharSequence code) {
        var digest = Chain.next(Chain.START, code);
        return ALPHABET.charAt(Integer.parseInt(digest, 0, 2, 16) & (ALPHABET.length() - 1));
    }
}
