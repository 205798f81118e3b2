package shequtong.identity.factors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator on a telephone knows: 20 bytes, from which a code of six digits follows every 30 seconds (RFC
 * 6238). The secret is written in base32, the form that every such program takes.
 */
public record Totp(String secret) {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final Duration STEP = CODES.getTimeStep();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    public static Totp fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Totp(written(bytes));
    }

    /** The code of this moment. */
    public String code(Instant at) {
        return code(step(at));
    }

    /** The step whose code this is: now, the one before or the one after, because clocks differ. */
    public OptionalLong step(String typed, Instant at) {
        var code = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s", "");
        var now = step(at);
        return LongStream.of(now - 1, now, now + 1)
                .filter(it -> MessageDigest.isEqual(code(it).getBytes(UTF_8), code.getBytes(UTF_8)))
                .findFirst();
    }

    /** What the QR code says. @param label whose it is, as the telephone will list it */
    public String uri(String label) {
        var issuer = URLEncoder.encode("社区通", UTF_8);
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(issuer, URLEncoder.encode(label, UTF_8).replace("+", "%20"), secret, issuer);
    }

    /** For typing it by hand: in groups of four. */
    public String grouped() {
        return secret.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** Never the secret: a record's text ends in logs. */
    @Override
    public String toString() {
        return "Totp";
    }

    private String code(long step) {
        try {
            var key = new SecretKeySpec(read(secret), CODES.getAlgorithm());
            return CODES.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key", e);
        }
    }

    private static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    /** Five bits a letter; 20 bytes are 32 letters, so nothing is left over. */
    private static String written(byte[] bytes) {
        var bits = new StringBuilder();
        for (var it : bytes)
            bits.append("%8s".formatted(Integer.toBinaryString(it & 0xFF)).replace(' ', '0'));
        var letters = new StringBuilder();
        for (var i = 0; i < bits.length(); i += 5)
            letters.append(LETTERS.charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
        return letters.toString();
    }

    private static byte[] read(String letters) {
        var bytes = new byte[letters.length() * 5 / 8];
        for (var bit = 0; bit < bytes.length * 8; bit++)
            if ((LETTERS.indexOf(letters.charAt(bit / 5)) >> (4 - bit % 5) & 1) == 1)
                bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
        return bytes;
    }
}
