package shequtong.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code as one path of an SVG: sharp at any size on paper, a few kilobytes. */
public final class Qr {

    /** A quarter of it may be scratched or rained on. */
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 4);

    private Qr() {}

    public static String svg(String text) {
        var dots = dots(text);
        var path = new StringBuilder();
        for (var y = 0; y < dots.getHeight(); y++)
            for (var x = 0; x < dots.getWidth(); x++)
                if (dots.get(x, y))
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>
                """.formatted(dots.getWidth(), dots.getHeight(), dots.getWidth(), dots.getHeight(), path);
    }

    private static BitMatrix dots(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
