package shequtong.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over time, nonce and body, in hexadecimal, in three headers of every call in either direction.
 *
 * @param time seconds since 1970
 */
record Signature(long time, String nonce, String sign) {

    static final String TIME = "X-Grid-Time";
    static final String NONCE = "X-Grid-Nonce";
    static final String SIGN = "X-Grid-Signature";

    static Signature of(String secret, long time, String nonce, byte[] body) {
        return new Signature(time, nonce, HexFormat.of().formatHex(mac(secret, time, nonce, body)));
    }

    /** In a time that tells nothing about where it differs. */
    boolean fits(String secret, byte[] body) {
        var right = HexFormat.of().formatHex(mac(secret, time, nonce, body));
        return MessageDigest.isEqual(right.getBytes(UTF_8), sign.getBytes(UTF_8));
    }

    private static byte[] mac(String secret, long time, String nonce, byte[] body) {
        try {
            var signed = new ByteArrayOutputStream();
            signed.writeBytes((time + "\n" + nonce + "\n").getBytes(UTF_8));
            signed.writeBytes(body);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
