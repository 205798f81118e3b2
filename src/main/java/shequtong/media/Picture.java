package shequtong.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What we keep of a photo: two JPEGs painted anew from its pixels. Not one byte of the file that was sent survives,
 * so neither do its place, its camera and whatever somebody hid in it.
 */
@SuppressWarnings("ArrayRecordComponent") // equality goes by the digest below; nobody writes into the arrays
record Picture(byte[] full, byte[] small, int width, int height, String sha256) {

    static Picture of(byte[] full, byte[] small, int width, int height) {
        return new Picture(full, small, width, height, digest(full));
    }

    /** The same pixels always give the same bytes: the digest finds a photo that was sent twice. */
    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "Picture[" + width + "×" + height + ", " + full.length + " bytes, " + sha256 + "]";
    }
}
