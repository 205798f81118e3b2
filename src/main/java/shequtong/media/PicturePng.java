package shequtong.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** Keeps the chunks that pixels are made of. Texts and profiles are compressed too: each could be a bomb of its own. */
final class PicturePng {

    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int DEEP = 16;

    private PicturePng() {}

    static PictureBare bare(byte[] file) throws IOException {
        var kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, 8);
        var in = ByteBuffer.wrap(file);
        var turn = PictureTurn.UPRIGHT;
        int bytesPerPixel = 4;
        String type = "";
        for (int at = 8; !type.equals("IEND"); ) {
            int length = in.getInt(at);
            if (length < 0 || length > file.length - at - 12) throw new IOException("the PNG ends within a chunk");
            type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("IHDR") && file[at + 16] == DEEP) bytesPerPixel = 8;
            if (type.equals("eXIf")) turn = PictureTurn.in(file, at + 8, length);
            if (PIXELS.contains(type)) {
                check(file, at + 4, length + 4, in.getInt(at + 8 + length));
                kept.write(file, at, length + 12);
            }
            at += length + 12;
        }
        return new PictureBare(PictureFormat.PNG, kept.toByteArray(), turn, bytesPerPixel);
    }

    private static void check(byte[] file, int from, int length, int expected) throws IOException {
        var crc = new CRC32();
        crc.update(file, from, length);
        if ((int) crc.getValue() != expected) throw new IOException("a PNG chunk was damaged on its way");
    }
}
