package shequtong.media;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the camera was held, 1 to 8 as EXIF counts. It is the one thing read from EXIF, and it is put into the pixels:
 * a photo with no metadata must not lie on its side.
 */
record PictureTurn(int exif) {

    static final PictureTurn UPRIGHT = new PictureTurn(1);

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    /** From a TIFF block. A strange one is no reason to refuse a good photo: it counts as upright. */
    static PictureTurn in(byte[] file, int from, int length) {
        if (length < 14) return UPRIGHT;
        var tiff = ByteBuffer.wrap(file, from, length).slice();
        if (tiff.getShort(0) == 0x4949) tiff.order(ByteOrder.LITTLE_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > length - 2) return UPRIGHT;
        int entries = tiff.getShort(directory) & 0xffff;
        for (int at = directory + 2; entries-- > 0 && at <= length - 12; at += 12) {
            if (tiff.getShort(at) != ORIENTATION || tiff.getShort(at + 2) != SHORT) continue;
            int exif = tiff.getShort(at + 8);
            return exif >= 1 && exif <= 8 ? new PictureTurn(exif) : UPRIGHT;
        }
        return UPRIGHT;
    }

    BufferedImage of(BufferedImage image) {
        if (exif == 1) return image;
        int w = image.getWidth();
        int h = image.getHeight();
        boolean lying = exif >= 5;
        var turned = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_RGB);
        var brush = turned.createGraphics();
        brush.drawImage(image, matrix(w, h), null);
        brush.dispose();
        return turned;
    }

    private AffineTransform matrix(int w, int h) {
        return switch (exif) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
