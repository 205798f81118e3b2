package shequtong.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

public class QrTests {

    @Test
    void isReadBackAsItWasWritten() throws Exception {
        var url = "https://sqt.example.gov.cn/j/AbCdEfGhIjKlMnOpQrStUv";

        assertThat(read(Qr.svg(url))).isEqualTo(url);
    }

    /** Draws the path as a phone's camera would see it, eight pixels to a dot. */
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
                .decode(picture, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
