package shequtong.media;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import shequtong.kernel.Refused;

/** Walks through a JPEG's segments and keeps those that pixels are made of, up to the end of the first image. */
final class PictureJpeg {

    /** A progressive photo has about ten. Each makes the decoder go over all pixels again: thousands are an attack. */
    private static final int MOST_SCANS = 32;

    private static final byte[] JFIF = HexFormat.of().parseHex("ffe000104a46494600010100000100010000");

    private final byte[] file;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at = 2;
    private int scans;
    private boolean camera;
    private boolean adobe;
    private PictureTurn turn = PictureTurn.UPRIGHT;

    private PictureJpeg(byte[] file) {
        this.file = file;
    }

    static PictureBare bare(byte[] file) throws IOException {
        var jpeg = new PictureJpeg(file);
        for (int marker = jpeg.marker(); marker != 0xd9; marker = jpeg.marker()) jpeg.segment(marker);
        return jpeg.bare();
    }

    private PictureBare bare() throws IOException {
        var bare = new ByteArrayOutputStream(kept.size() + JFIF.length + 4);
        bare.write(0xff);
        bare.write(0xd8);
        // Without JFIF and EXIF the decoder guesses whether the numbers are RGB; we know that a camera's never are.
        if (camera && !adobe) bare.writeBytes(JFIF);
        kept.writeTo(bare);
        bare.write(0xff);
        bare.write(0xd9);
        return new PictureBare(PictureFormat.JPEG, bare.toByteArray(), turn, 3);
    }

    private int marker() throws EOFException {
        while (byteAt(at) != 0xff || byteAt(at + 1) == 0xff || byteAt(at + 1) == 0) at++;
        at += 2;
        return byteAt(at - 1);
    }

    private void segment(int marker) throws IOException {
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) return;
        int start = at;
        int length = (byteAt(at) << 8) | byteAt(at + 1);
        byteAt(start + Math.max(length, 2) - 1);
        at = start + Math.max(length, 2);
        switch (marker) {
            case 0xe0 -> camera |= says(start + 2, "JFIF\0");
            case 0xe1 -> exif(start + 2, at);
            case 0xee -> {
                adobe |= says(start + 2, "Adobe");
                if (says(start + 2, "Adobe")) keep(start - 2, at);
            }
            case 0xda -> scan(start - 2);
            case 0xc0, 0xc1, 0xc2 -> frame(start);
            default -> {
                boolean told = (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe;
                if (!told) keep(start - 2, at);
            }
        }
    }

    private void exif(int from, int to) {
        if (!says(from, "Exif\0\0")) return;
        if (turn.exif() == 1) turn = PictureTurn.in(file, from + 6, to - from - 6);
        camera = true;
    }

    private void frame(int start) throws IOException {
        if (byteAt(start + 7) == 4) throw new Refused("这张图用的是印刷颜色（CMYK），手机上显示不了，请发送它的截图");
        keep(start - 2, at);
    }

    /** After its header a scan runs on to the next marker that is neither a stuffed zero nor a restart. */
    private void scan(int start) throws EOFException {
        if (++scans > MOST_SCANS) throw new Refused("这张照片的格式太特殊，打不开，请发送它的截图");
        while (byteAt(at) != 0xff || isWithinScan(byteAt(at + 1))) at++;
        keep(start, at);
    }

    private static boolean isWithinScan(int next) {
        return next == 0 || next == 0xff || (next >= 0xd0 && next <= 0xd7);
    }

    private void keep(int from, int to) {
        kept.write(file, from, to - from);
    }

    private boolean says(int from, String word) {
        var bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        return from + bytes.length <= file.length
                && Arrays.equals(file, from, from + bytes.length, bytes, 0, bytes.length);
    }

    private int byteAt(int index) throws EOFException {
        if (index >= file.length) throw new EOFException("the JPEG ends before its end marker");
        return file[index] & 0xff;
    }
}
