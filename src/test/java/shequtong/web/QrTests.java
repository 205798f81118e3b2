package shequtong.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

public class QrTests {

    @Test
    void isReadBackAsItWasWritten() throws Exception {
        var url = "https://sqt.example.gov.cn/j/AbCdEfGhIjKlMnOpQrStUv";

        assertThat(read(Qr.svg(url))).isEqualTo(url);
    }

    @Test
    void isReadWhateverItsDots() throws Exception {
        var chance = new Random(4);
        for (var n = 0; n < 400; n++) {
            var text = "otpauth://totp/" + Long.toString(chance.nextLong(), 36) + "?secret="
                    + Long.toString(chance.nextLong(), 36);
            assertThat(read(Qr.svg(text))).isEqualTo(text);
        }
    }

    /**
     * Draws the path eight pixels to a dot, upright and whole. The reader is told so: looking for corners as in a photo, it
     * misses one code in some hundreds, by the luck of its dots.
     */
    public static String read(String svg) throws Exception {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        var scale = 8;
        var size = Integer.parseInt(box.group(1)) * scale;
        var pixels = new int[size * size];
        Arrays.fill(pixels, 0xFFFFFF);
        var dots = Pattern.compile("M(\\d+) (\\d+)h1").matcher(svg);
        while (dots.find())
            for (var y = 0; y < scale; y++)
                for (var x = 0; x < scale; x++)
                    pixels[
                            (Integer.parseInt(dots.group(2)) * scale + y) * size
                                    + Integer.parseInt(dots.group(1)) * scale
                                    + x] = 0;
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels)));
        return new QRCodeReader()
                .decode(picture, Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
