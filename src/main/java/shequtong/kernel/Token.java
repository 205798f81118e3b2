package shequtong.kernel;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that nobody can guess: sessions, QR codes, set-up links. 16 bytes (128 bit) or more, from the system's source. */
public final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** 128 bit in 22 characters that fit a URL. */
    public static String random() {
        return of(16);
    }

    /** 256 bit in 43 characters, for what signs somebody in. */
    public static String secret() {
        return of(32);
    }

    /** Six digits, evenly drawn (about 20 bit): only for a code that dies after a few tries. */
    public static String digits() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    private static String of(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
