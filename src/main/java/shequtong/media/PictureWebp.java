package shequtong.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shequtong.kernel.Refused;

/**
 * Writes a new WebP around the one frame. The container may name another size than the frame inside it: after this,
 * the size that is checked is the size that is decoded.
 */
final class PictureWebp {

    private static final int HAS_ALPHA = 0x10;

    /**
     * Lossless data, and see-through-ness is such, brings code tables of its own choosing. 40 megapixels need 150 MB;
     * a lossy frame (100 bytes a pixel, mostly garbage at once) with transparency gets to about 1400×1400.
     */
    private static final long MOST_ALLOCATED = 192L << 20;

    private final byte[] file;
    private final ByteBuffer in;
    private ByteBuffer frame = ByteBuffer.allocate(0);
    private ByteBuffer alpha = ByteBuffer.allocate(0);
    private boolean lossless;
    private PictureTurn turn = PictureTurn.UPRIGHT;

    private PictureWebp(byte[] file) {
        this.file = file;
        this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static PictureBare bare(byte[] file) throws IOException {
        var webp = new PictureWebp(file);
        webp.read();
        boolean bounded = !webp.lossless && !webp.alpha.hasRemaining();
        return new PictureBare(
                PictureFormat.WEBP, webp.wrapped(), webp.turn, 4, bounded ? Long.MAX_VALUE : MOST_ALLOCATED);
    }

    private void read() throws IOException {
        int end = in.getInt(4) + 8;
        if (end < 20 || end > file.length) throw new IOException("the WebP is shorter than it says");
        for (int at = 12; at <= end - 8; ) {
            int length = in.getInt(at + 4);
            if (length < 0 || length > end - at - 8) throw new IOException("the WebP ends within a chunk");
            chunk(new String(file, at, 4, StandardCharsets.ISO_8859_1), at, length);
            at += 8 + length + (length & 1);
        }
        if (!frame.hasRemaining()) throw new IOException("the WebP has no frame");
    }

    private void chunk(String type, int at, int length) {
        switch (type) {
            case "ANIM", "ANMF" -> throw new Refused("动图暂时放不上来，请发送一张照片或截图");
            case "VP8 ", "VP8L" -> {
                lossless = type.equals("VP8L");
                frame = in.slice(at, 8 + length).order(ByteOrder.LITTLE_ENDIAN);
            }
            case "ALPH" -> alpha = in.slice(at, 8 + length);
            case "EXIF" -> turn = exif(at + 8, length);
            default -> {}
        }
    }

    /** Some programs put JPEG's six letters before the TIFF block, the format itself does not. */
    private PictureTurn exif(int from, int length) {
        boolean prefixed = length > 6 && in.getInt(from) == 0x66697845;
        return PictureTurn.in(file, prefixed ? from + 6 : from, prefixed ? length - 6 : length);
    }

    private byte[] wrapped() {
        boolean extended = alpha.hasRemaining() && !lossless;
        int size = 4 + frame.remaining() + 1 + (extended ? 18 + alpha.remaining() + 1 : 0);
        var out = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(latin("RIFF")).putInt(size).put(latin("WEBP"));
        if (extended) {
            out.put(latin("VP8X")).putInt(10).putInt(HAS_ALPHA);
            put24(out, (frame.getShort(14) & 0x3fff) - 1);
            put24(out, (frame.getShort(16) & 0x3fff) - 1);
            padded(out, alpha);
        }
        padded(out, frame);
        out.putInt(4, out.position() - 8);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void padded(ByteBuffer out, ByteBuffer chunk) {
        boolean odd = (chunk.remaining() & 1) == 1;
        out.put(chunk);
        if (odd) out.put((byte) 0);
    }

    private static void put24(ByteBuffer out, int value) {
        out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
