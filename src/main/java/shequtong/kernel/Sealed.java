package shequtong.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Seals personal data before it reaches the database (R102). The envelope is version, algorithm, key id, nonce (12
 * bytes), text with tag (16 bytes); the algorithm byte leaves room for SM4-GCM. The place a value lies in
 * (table.column.row) is authenticated with it, so a sealed value moved to another row opens no more.
 */
@Component
public class Sealed {

    private static final byte VERSION = 1;
    private static final byte AES_256_GCM = 1;
    private static final byte KEY_ID = 1;
    private static final int HEAD = 3;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int INDEX_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keys keys;

    Sealed(Keys keys) {
        this.keys = keys;
    }

    /** @param place table.column.row, the same when the value is opened */
    public byte[] seal(String text, String place) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(UTF_8));
        return ByteBuffer.allocate(HEAD + NONCE + sealed.length)
                .put(VERSION)
                .put(AES_256_GCM)
                .put(KEY_ID)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public String open(byte[] envelope, String place) {
        if (envelope.length < HEAD + NONCE || envelope[0] != VERSION || envelope[1] != AES_256_GCM)
            throw new IllegalArgumentException("no envelope of ours: " + place);
        var nonce = Arrays.copyOfRange(envelope, HEAD, HEAD + NONCE);
        var sealed = Arrays.copyOfRange(envelope, HEAD + NONCE, envelope.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, place, sealed), UTF_8);
    }

    /** Equal texts of one field have one index, and without the key nobody can try them all (phone: 7 minutes). */
    public byte[] index(String field, String text) {
        return Arrays.copyOf(mac(keys.index(), field + "\n" + text), INDEX_BYTES);
    }

    /** Signs a link of the audit's chain: whoever writes to the table cannot make one. */
    public byte[] sign(String text) {
        return mac(keys.audit(), text);
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, String place, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.data(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open what is sealed at " + place.replaceAll("\\d+$", "…"), e);
        }
    }
}
