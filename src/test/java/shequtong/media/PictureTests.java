package shequtong.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shequtong.kernel.Refused;

/** Abuse tests AT-11, AT-12, AT-36, AT-40 as far as a photo goes, and the pixel flood. No file lies beside this. */
class PictureTests {

    static final int MB = 1 << 20;

    // Four quarters, red and green above blue and white, 32×24, made with cwebp; in the last one red is see-through.
    static final byte[] LOSSY_WEBP = Base64.getDecoder()
            .decode(
                    "UklGRoYAAABXRUJQVlA4IHoAAAAwBQCdASogABgAPl0kjUWjoiEb9AA4BcSyAF+zwPwCTAf0D8Vbv/u0D+qgx0WuRuJqYAD+8LOv4a"
                            + "/8cY//0Gp/4AUxGDvPXT5OXf/72C/uwUXC0Lu8zPnPtNf9kUQ3gGcuQ0PF1L4H+GHWnDK4b4HQIWGXUOCBcAAAAA==");
    static final byte[] LOSSLESS_WEBP = Base64.getDecoder()
            .decode("UklGRjgAAABXRUJQVlA4TCsAAAAvH8AFAAVZgIlJJMHGmcDenQIBQrk0MUoEssn9F0Kw/Z+ABM+xXz18YL8AAA==");
    static final byte[] CLEAR_WEBP = Base64.getDecoder()
            .decode(
                    "UklGRqYAAABXRUJQVlA4WAoAAAAQAAAAHwAAFwAAQUxQSBUAAAABDzD/ERFCLJjMX7o/goj+TwD1+gMAVlA4IGoAAAAwBQCdASogABgA"
                            + "Pp08l0mloyIhN+gAsBOJZAC1F7F5BJgP8Bcf92gfqqDHRa/BWftuQAD+7dj/tSnw126M8JwGYE3f/6TZ/EzvA6vybUFhuT/CI3cHYF3dqC+zbxXpRa56hbgf9IHCgiAA");
    static final byte[] MOVING_WEBP = Base64.getDecoder()
            .decode(
                    "UklGRqwAAABXRUJQVlA4WAoAAAASAAAAHwAAFwAAQU5JTQYAAAD/////AABBTk1GUgAAAAAAAAAAAB8AABcAAGQAAAJWUDhMOgAAAC8fwAUA"
                            + "HyAUQExaoeUPEImQgLDN/xVmSEIC4oyJVpkozX/8DZgQCLJtJjnJSV7gABH9D9Vt+60C+AVBTk1GJgAAAAAAAAAAAA8AAAsAAGQA"
                            + "AAJWUDhMDQAAAC8PwAIQBxAREYiI/gcA");

    final Pictures pictures = new Pictures(20 * MB);

    // ---- what is taken in

    @Test
    void keepsAPhotoInTwoSizes() throws IOException {
        var picture = pictures.accept(jpeg(quarters(3000, 2000)), "IMG_0001.jpg");

        assertThat(List.of(picture.width(), picture.height())).containsExactly(2048, 1365);
        assertThat(sizeOf(picture.full())).containsExactly(2048, 1365);
        assertThat(sizeOf(picture.small())).containsExactly(480, 320);
        assertQuarters(read(picture.full()), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
        assertQuarters(read(picture.small()), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    }

    @Test
    void doesNotBlowUpASmallOne() {
        var picture = pictures.accept(png(quarters(300, 200)), "a.png");

        assertThat(sizeOf(picture.full())).containsExactly(300, 200);
        assertThat(sizeOf(picture.small())).containsExactly(300, 200);
    }

    @Test
    void knowsTheSamePhotoAgain() {
        var once = pictures.accept(jpeg(quarters(640, 480)), "a.jpg");
        var again = pictures.accept(withExif(jpeg(quarters(640, 480)), 1), "b.jpg");
        var other = pictures.accept(jpeg(quarters(480, 640)), "a.jpg");

        assertThat(once.sha256()).hasSize(64).isEqualTo(again.sha256()).isNotEqualTo(other.sha256());
        assertThat(once).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void readsBothKindsOfWebp() throws IOException {
        for (var webp : List.of(LOSSY_WEBP, LOSSLESS_WEBP)) {
            var picture = pictures.accept(webp, "a.webp");
            assertThat(sizeOf(picture.full())).containsExactly(32, 24);
            assertQuarters(read(picture.full()), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void paintsWhatIsSeeThroughWhite(boolean asPng) throws IOException {
        var picture =
                asPng ? pictures.accept(png(seeThrough(1000, 750)), "a.png") : pictures.accept(CLEAR_WEBP, "a.webp");

        assertQuarters(read(picture.full()), Color.WHITE, Color.GREEN, Color.BLUE, Color.WHITE);
        assertQuarters(read(picture.small()), Color.WHITE, Color.GREEN, Color.BLUE, Color.WHITE);
    }

    @ParameterizedTest
    @CsvSource({"0, 8, 1", "0, 16, 2", "2, 8, 3", "2, 16, 6", "4, 8, 2", "4, 16, 4", "6, 8, 4", "6, 16, 8"})
    void showsEveryKindOfPngAsBrightAsItIs(int colourType, int depth, int bytesPerPixel) throws IOException {
        var pixel = new byte[bytesPerPixel];
        Arrays.fill(pixel, (byte) 0x60);
        boolean transparent = colourType >= 4;
        if (transparent) Arrays.fill(pixel, bytesPerPixel - depth / 8, bytesPerPixel, (byte) 0xff);

        var full = read(pictures.accept(flatPng(600, 40, colourType, depth, pixel), "grey.png")
                .full());

        assertThat(new Color(full.getRGB(300, 20)).getGreen()).isCloseTo(0x60, within(3));
    }

    @Test
    void takesTheLongestAndTheSmallest() {
        var long_ = pictures.accept(png(quarters(1, 12_000)), "long.png");
        assertThat(sizeOf(long_.full())).containsExactly(1, 2048);
        assertThat(sizeOf(long_.small())).containsExactly(1, 480);

        var dot = pictures.accept(png(quarters(1, 1)), "dot.png");
        assertThat(sizeOf(dot.full())).containsExactly(1, 1);
    }

    @Test
    void takesAHugePhotoThatIsStillAllowed() throws IOException {
        var picture = pictures.accept(flatPng(8000, 5000, 6, 16, new byte[] {64, 0, 64, 0, 64, 0, -1, -1}), "huge.png");

        assertThat(sizeOf(picture.full())).containsExactly(2048, 1280);
        assertThat(new Color(read(picture.full()).getRGB(9, 9)).getRed()).isCloseTo(64, within(3));
    }

    @Test
    void takesAProgressivePhoto() throws IOException {
        assertQuarters(
                read(pictures.accept(progressive(quarters(800, 600)), "p.jpg").full()),
                Color.RED,
                Color.GREEN,
                Color.BLUE,
                Color.WHITE);
    }

    /** Some cameras write EXIF without JFIF and count colours from 0; by itself the decoder takes that for RGB. */
    @Test
    void keepsTheColoursOfACameraThatWritesNoJfif() throws IOException {
        var photo = withExif(fullColour(quarters(640, 480)), 1);
        var withoutJfif = concat(Arrays.copyOf(photo, 2), Arrays.copyOfRange(photo, 20, photo.length));
        assertThat(withoutJfif[3]).isEqualTo((byte) 0xe1);
        int scan = text(withoutJfif).lastIndexOf("\u00ff\u00da");
        for (int i = 0; i < 3; i++) {
            withoutJfif[frameHeader(withoutJfif) + 10 + 3 * i] = (byte) i;
            withoutJfif[scan + 5 + 2 * i] = (byte) i;
        }

        assertQuarters(
                read(pictures.accept(withoutJfif, "a.jpg").full()), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    }

    // ---- what is not kept of it

    @Test
    void turnsAPhotoUprightAndForgetsWhereItWasTaken() throws IOException {
        var photo = withExif(jpeg(quarters(3000, 2000)), 6);
        assertThat(text(photo)).contains("Exif", "CANARY-CAMERA", "CANARY-GPS");

        var picture = pictures.accept(photo, "IMG_0002.jpg");

        assertThat(List.of(picture.width(), picture.height())).containsExactly(1365, 2048);
        assertThat(sizeOf(picture.small())).containsExactly(320, 480);
        assertQuarters(read(picture.full()), Color.BLUE, Color.RED, Color.WHITE, Color.GREEN);
        assertQuarters(read(picture.small()), Color.BLUE, Color.RED, Color.WHITE, Color.GREEN);
        assertNothingTold(picture);
    }

    @ParameterizedTest
    @CsvSource({
        "1, R, G, B, W", "2, G, R, W, B", "3, W, B, G, R", "4, B, W, R, G",
        "5, R, B, G, W", "6, B, R, W, G", "7, W, G, B, R", "8, G, W, R, B",
        "0, R, G, B, W", "9, R, G, B, W"
    })
    void honoursEveryWayACameraCanBeHeld(int orientation, String a, String b, String c, String d) throws IOException {
        var full = read(pictures.accept(withExif(jpeg(quarters(320, 240)), orientation), "x.jpg")
                .full());

        assertQuarters(full, colour(a), colour(b), colour(c), colour(d));
    }

    @Test
    void readsTheTurnFromPngAndWebpToo() throws IOException {
        var png = insert(png(quarters(320, 240)), 33, chunk("eXIf", tiff(6)));
        var webp = concat(LOSSLESS_WEBP, riff("EXIF", tiff(6)));
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);

        for (var file : List.of(png, webp)) {
            var picture = pictures.accept(file, "x");
            assertQuarters(read(picture.full()), Color.BLUE, Color.RED, Color.WHITE, Color.GREEN);
            assertNothingTold(picture);
        }
    }

    @Test
    void survivesExifThatMakesNoSense() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var tiff = tiff(6);
            for (int n = 0; n < 4; n++) tiff[random.nextInt(tiff.length)] = (byte) random.nextInt();
            assertThat(pictures.accept(withExif(jpeg(quarters(16, 16)), tiff), "x.jpg"))
                    .isNotNull();
        }
    }

    @Test
    void leavesNothingOfAPolyglot() throws IOException {
        var script = bytes("/*<script>alert('CANARY')</script><?php system($_GET[0]); ?>*/");
        var photo = jpeg(quarters(320, 240));
        var inComment = insert(photo, 2, concat(new byte[] {-1, (byte) 0xfe, 0, (byte) (script.length + 2)}, script));
        var texts = insert(
                png(quarters(320, 240)),
                33,
                chunk("tEXt", concat(bytes("Comment\0"), script)),
                chunk("iTXt", concat(bytes("XML:com.adobe.xmp\0\0\0\0\0"), script)));

        for (var file : List.of(
                concat(photo, script),
                inComment,
                concat(inComment, zipTail()),
                concat(texts, script),
                concat(LOSSY_WEBP, script),
                concat(LOSSLESS_WEBP, script))) {
            var picture = pictures.accept(file, "\"><img src=x onerror=alert(1)>.jpg\r\nSet-Cookie: a=b\0.html");
            assertQuarters(read(picture.full()), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
            assertNothingTold(picture);
        }
    }

    // ---- what is refused, and how

    @Test
    void refusesWhatIsTooHeavyOrEmpty() {
        var heavy = Arrays.copyOf(jpeg(quarters(320, 240)), 20 * MB + 1);
        assertRefused(heavy, "heavy.jpg").contains("20 MB");
        assertRefused(new byte[0], "empty.jpg").contains("空");
        assertThat(pictures.accept(noise(20 * MB), "just.png").width()).isEqualTo(2048);
    }

    @Test
    @Timeout(5)
    void refusesAPixelFloodBeforeUnpackingIt() {
        assertRefused(bomb(30_000, 30_000), "bomb.png").contains("30000×30000");
        assertRefused(bomb(12_001, 1), "line.png").contains("尺寸太大");
        assertRefused(bomb(6401, 6250), "just-over.png").contains("尺寸太大");
        assertRefused(bomb(Integer.MAX_VALUE, Integer.MAX_VALUE), "overflow.png")
                .contains("尺寸太大");

        var jpeg = jpeg(quarters(64, 64));
        ByteBuffer.wrap(jpeg).putShort(frameHeader(jpeg) + 5, (short) 30_000).putShort(frameHeader(jpeg) + 7, (short)
                30_000);
        assertRefused(jpeg, "bomb.jpg").contains("30000×30000");

        var webp = LOSSY_WEBP.clone();
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(26, 0x3fff3fff);
        assertRefused(webp, "bomb.webp").contains("16383×16383");
    }

    /** The container says 32×24, the frame within it 16383×16383: the frame is what would be unpacked. */
    @Test
    void refusesAFrameThatIsLargerThanItsContainerSays() {
        var webp = CLEAR_WEBP.clone();
        int frame = text(webp).indexOf("VP8 ");
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(frame + 14, 0x3fff3fff);

        assertRefused(webp, "bomb.webp").contains("16383×16383");
    }

    @Test
    @Timeout(10)
    void neverUnpacksCompressedComments() {
        var text = chunk("zTXt", concat(bytes("Comment\0\0"), deflated(new byte[64 * MB])));
        var profile = chunk("iCCP", concat(bytes("icc\0\0"), deflated(new byte[64 * MB])));
        // A palette makes ImageIO walk through all chunks; not to unpack them would be left to the JDK at hand.
        var bomb = insert(
                png(64, 64, 3, 8, deflated(new byte[65 * 64])),
                33,
                chunk("PLTE", new byte[3]),
                repeat(profile, 20),
                repeat(text, 200));

        assertThat(pictures.accept(bomb, "bomb.png").width()).isEqualTo(64);
    }

    /** 64×64 pixels, 160 KB, and 65,536 groups of code tables: a third of a gigabyte, were it not stopped. */
    @Test
    @Timeout(10)
    void stopsADecoderThatAsksForTooMuchMemory() {
        assertRefused(greedyWebp(65_536), "greedy.webp").contains("太特殊");
        assertThat(pictures.accept(greedyWebp(256), "modest.webp").width()).isEqualTo(64);
    }

    @Test
    @Timeout(5)
    void refusesAPhotoOfAThousandScans() {
        var photo = progressive(quarters(4000, 3000));
        int last = text(photo).lastIndexOf("\u00ff\u00da");
        var scan = Arrays.copyOfRange(photo, last, photo.length - 2);

        assertRefused(insert(photo, photo.length - 2, repeat(scan, 1000)), "scans.jpg")
                .contains("截图");
    }

    @ParameterizedTest
    @CsvSource({"heic", "heix", "mif1", "avif", "hevc"})
    void tellsTheOwnerOfAnIphoneWhatToDo(String brand) {
        assertRefused(concat(new byte[] {0, 0, 0, 24}, bytes("ftyp" + brand + "\0\0\0\0mif1heic")), "IMG_1.HEIC")
                .isEqualTo("这是 HEIC 格式的照片，请在手机相机设置里改为“兼容性最佳”，或发送截图");
    }

    @Test
    void saysWhatItIsThatCannotBeShown() {
        assertRefused(bytes("GIF89a\1\0\1\0\0\0\0;"), "a.gif").contains("动图");
        assertRefused(concat(bytes("GIF89a/*"), bytes("*/=1;alert('CANARY')")), "a.jpg")
                .contains("动图");
        assertRefused(MOVING_WEBP, "a.webp").contains("动图");
        assertRefused(bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "a.jpg")
                .contains("矢量图");
        assertRefused(
                        bytes(
                                "\u00ef\u00bb\u00bf \n<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
                        "a.svg")
                .contains("矢量图");
        assertRefused(bytes("<!DOCTYPE html><script>alert(1)</script>"), "a.png")
                .contains("网页");
        assertRefused("<html>".getBytes(StandardCharsets.UTF_16LE), "a.png").contains("网页");
        assertRefused(bytes("push graphic-context\nfill 'url(https://x/\"|ls \"-la)'"), "tragick.mvg")
                .contains("没有认出");
        assertRefused(bytes("%PDF-1.7\n1 0 obj"), "a.pdf").contains("PDF");
        assertRefused(concat(new byte[] {0, 0, 0, 24}, bytes("ftypqt  \0\0\0\0qt  ")), "a.mov")
                .contains("视频");
        assertRefused(bytes("BM......"), "a.bmp").contains("没有认出");
        assertRefused(new byte[] {(byte) 0xff}, "a.jpg").contains("没有认出");
    }

    @Test
    void refusesPrintersColoursPolitely() {
        var jpeg = jpeg(quarters(64, 64));
        jpeg[frameHeader(jpeg) + 9] = 4;

        assertRefused(jpeg, "cmyk.jpg").contains("CMYK");
    }

    @Test
    void refusesAPhotoThatBreaksOffAnywhere() {
        for (var whole : List.of(jpeg(noise(96, 64)), progressive(noise(96, 64)), png(noise(96, 64)), LOSSY_WEBP)) {
            for (int length = 12; length < whole.length - 1; length += 1 + whole.length / 97)
                assertRefused(Arrays.copyOf(whole, length), "half").contains("请");
        }
    }

    /** Somebody glued an end marker to the half that arrived: the decoder would paint the rest grey and be content. */
    @Test
    void refusesHalfAPhotoWithAnEnd() {
        var whole = jpeg(noise(640, 480));
        var half = Arrays.copyOf(whole, whole.length / 2);
        half[half.length - 2] = (byte) 0xff;
        half[half.length - 1] = (byte) 0xd9;

        assertRefused(half, "half.jpg").contains("不完整");
    }

    /** Whatever arrives: a picture or a sentence, never another exception. The seed makes a find repeatable. */
    @Test
    void answersEveryDamagedFileWithAPictureOrASentence() {
        var random = new Random(20_261_124);
        var whole = List.of(
                withExif(jpeg(noise(48, 40)), 6),
                progressive(noise(48, 40)),
                png(seeThrough(48, 40)),
                LOSSY_WEBP,
                LOSSLESS_WEBP,
                CLEAR_WEBP,
                MOVING_WEBP);
        for (int i = 0; i < 2000; i++) {
            var file = whole.get(i % whole.size()).clone();
            for (int n = random.nextInt(1, 6); n > 0; n--)
                file[random.nextInt(12, file.length)] = (byte) random.nextInt();
            if (text(file).startsWith("\u0089PNG")) mendChecksums(file);
            try {
                assertThat(sizeOf(pictures.accept(file, "fuzz-" + i).small())).isNotEmpty();
            } catch (Refused refused) {
                assertThat(refused.reason()).contains("请");
            }
        }
    }

    @Test
    void asksToComeAgainWhenBothTablesAreTakenForTooLong() throws Exception {
        var hurried = new Pictures(20 * MB, Duration.ofMillis(1));
        var photo = flatPng(4000, 3000, 6, 8, new byte[4]);
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 12)
                    .mapToObj(i -> people.submit(() -> {
                        start.await();
                        try {
                            return hurried.accept(photo, "a.png").sha256();
                        } catch (Refused refused) {
                            return refused.reason();
                        }
                    }))
                    .toList();
            start.countDown();
            assertThat(answers)
                    .extracting(Future::get)
                    .anyMatch(a -> a.contains("请稍等"))
                    .anyMatch(a -> a.length() == 64);
        }
        assertThat(hurried.accept(LOSSY_WEBP, "after").width()).isEqualTo(32);
    }

    @Test
    void waitsForATableRatherThanRefuse() throws Exception {
        var photo = jpeg(quarters(2000, 1500));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 16)
                    .mapToObj(i -> people.submit(() -> pictures.accept(photo, "a.jpg")))
                    .toList();
            assertThat(answers).extracting(Future::get).hasSize(16);
        }
    }

    // ---- photos, made by hand

    AbstractStringAssert<?> assertRefused(byte[] file, String name) {
        var refused = assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> pictures.accept(file, name))
                .actual();
        return assertThat(refused.reason());
    }

    static void assertNothingTold(Picture picture) {
        for (var kept : List.of(picture.full(), picture.small()))
            assertThat(text(kept))
                    .doesNotContain("Exif", "GPS", "CANARY", "script", "<?php", "http", "PK\3\4", "ICC_PROFILE");
    }

    static void assertQuarters(BufferedImage image, Color a, Color b, Color c, Color d) {
        int w = image.getWidth();
        int h = image.getHeight();
        assertThat(List.of(
                        near(image, w / 4, h / 4), near(image, w * 3 / 4, h / 4),
                        near(image, w / 4, h * 3 / 4), near(image, w * 3 / 4, h * 3 / 4)))
                .containsExactly(a, b, c, d);
    }

    static Color near(BufferedImage image, int x, int y) {
        var seen = new Color(image.getRGB(x, y));
        return List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE).stream()
                .filter(c -> Math.abs(c.getRed() - seen.getRed()) < 75
                        && Math.abs(c.getGreen() - seen.getGreen()) < 110
                        && Math.abs(c.getBlue() - seen.getBlue()) < 75)
                .findFirst()
                .orElse(seen);
    }

    static Color colour(String letter) {
        return switch (letter) {
            case "R" -> Color.RED;
            case "G" -> Color.GREEN;
            case "B" -> Color.BLUE;
            default -> Color.WHITE;
        };
    }

    static BufferedImage quarters(int w, int h) {
        return quarters(new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB), Color.RED);
    }

    static BufferedImage seeThrough(int w, int h) {
        return quarters(new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB), new Color(0, true));
    }

    static BufferedImage quarters(BufferedImage image, Color first) {
        int w = image.getWidth();
        int h = image.getHeight();
        var brush = image.createGraphics();
        var colours = List.of(first, Color.GREEN, Color.BLUE, Color.WHITE);
        for (int i = 0; i < 4; i++) {
            brush.setColor(colours.get(i));
            brush.fillRect(i % 2 * w / 2, i / 2 * h / 2, w - w / 2, h - h / 2);
        }
        brush.dispose();
        return image;
    }

    static BufferedImage noise(int w, int h) {
        var random = new Random(1);
        var image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) image.setRGB(x, y, random.nextInt());
        return image;
    }

    /** A photo of exactly so many bytes: noise cannot be compressed, the rest is a private chunk. */
    static byte[] noise(int bytes) {
        var file = png(noise(2600, 2600));
        assertThat(file.length).isBetween(bytes - 4 * MB, bytes - 12);
        return insert(file, 33, chunk("juNK", new byte[bytes - file.length - 12]));
    }

    static byte[] png(BufferedImage image) {
        return written(image, "png", false);
    }

    static byte[] jpeg(BufferedImage image) {
        return written(image, "jpeg", false);
    }

    static byte[] progressive(BufferedImage image) {
        return written(image, "jpeg", true);
    }

    /** The same coefficients for every colour as for brightness: 4:4:4. */
    static byte[] fullColour(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var about = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        var tree = (IIOMetadataNode) about.getAsTree("javax_imageio_jpeg_image_1.0");
        var luma = (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", "1");
        luma.setAttribute("VsamplingFactor", "1");
        about.setFromTree("javax_imageio_jpeg_image_1.0", tree);
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, about), null);
        }
        return bytes.toByteArray();
    }

    static byte[] written(BufferedImage image, String format, boolean progressive) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            if (progressive) how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage read(byte[] jpeg) throws IOException {
        assertThat(text(jpeg)).startsWith("\u00ff\u00d8\u00ff").endsWith("\u00ff\u00d9");
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    static List<Integer> sizeOf(byte[] jpeg) {
        try {
            var image = read(jpeg);
            return List.of(image.getWidth(), image.getHeight());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Where FF C0 stands in a file of ImageIO's. */
    static int frameHeader(byte[] jpeg) {
        return text(jpeg).indexOf("\u00ff\u00c0");
    }

    static byte[] withExif(byte[] jpeg, int orientation) {
        return withExif(jpeg, tiff(orientation));
    }

    /** After JFIF, as a phone's gallery writes it. */
    static byte[] withExif(byte[] jpeg, byte[] tiff) {
        var segment = ByteBuffer.allocate(10 + tiff.length);
        segment.putShort((short) 0xffe1)
                .putShort((short) (8 + tiff.length))
                .put(bytes("Exif\0\0"))
                .put(tiff);
        return insert(jpeg, 20, segment.array());
    }

    /** Camera, orientation and a GPS directory with a latitude and a canary, byte by byte. */
    static byte[] tiff(int orientation) {
        var b = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        b.put(bytes("II*\0")).putInt(8).putShort((short) 3);
        entry(b, 0x010f, 2, 14, 64);
        entry(b, 0x0112, 3, 1, orientation);
        entry(b, 0x8825, 4, 1, 80);
        b.putInt(0).position(64).put(bytes("CANARY-CAMERA\0"));
        b.position(80).putShort((short) 3);
        entry(b, 0x0001, 2, 2, 'N');
        entry(b, 0x0002, 5, 3, 124);
        entry(b, 0x001c, 7, 18, 148);
        b.position(124).putInt(31).putInt(1).putInt(24).putInt(1).putInt(19).putInt(1);
        b.put(bytes("ASCII\0\0\0CANARY-GPS"));
        return b.array();
    }

    static void entry(ByteBuffer b, int tag, int type, int count, int value) {
        b.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] flatPng(int width, int height, int colourType, int depth, byte[] pixel) {
        var row = new byte[1 + width * pixel.length];
        for (int x = 0; x < width; x++) System.arraycopy(pixel, 0, row, 1 + x * pixel.length, pixel.length);
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(1))) {
            for (int y = 0; y < height; y++) out.write(row);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return png(width, height, colourType, depth, packed.toByteArray());
    }

    /** Says it is huge; what lies in it is a megabyte of nothing. */
    static byte[] bomb(int width, int height) {
        return png(width, height, 2, 8, deflated(new byte[MB]));
    }

    static byte[] png(int width, int height, int colourType, int depth, byte[] packed) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colourType);
        return concat(
                bytes("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", header.array()),
                chunk("IDAT", packed),
                chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] data) {
        var b = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(bytes(type))
                .put(data);
        var crc = new CRC32();
        crc.update(b.array(), 4, 4 + data.length);
        return b.putInt((int) crc.getValue()).array();
    }

    /** Otherwise no damage would get past the checksums to the decoder. */
    static void mendChecksums(byte[] png) {
        var b = ByteBuffer.wrap(png);
        for (int at = 8; at <= png.length - 12; ) {
            int length = b.getInt(at);
            if (length < 0 || length > png.length - at - 12) return;
            var crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            b.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
    }

    static byte[] riff(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes(type))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** Lossless, one block, whose one number names the last of so many groups of five one-symbol codes. */
    static byte[] greedyWebp(int groups) {
        var bits = new Bits();
        bits.put(0x2f, 8).put(63, 14).put(63, 14).put(0, 4);
        bits.put(0, 2).put(1, 1).put(7, 3).put(0, 1);
        bits.code((groups - 1) & 255).code((groups - 1) >> 8).code(0).code(255).code(0);
        for (int i = 0; i < groups * 5; i++) bits.code(0);
        bits.put(0, 30);
        var data = bits.bytes.toByteArray();
        var file = concat(bytes("RIFF\0\0\0\0WEBP"), riff("VP8L", data), new byte[data.length & 1]);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }

    /** Written from the lowest bit up, as lossless WebP reads them. */
    static class Bits {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int open;
        int count;

        Bits put(int value, int length) {
            for (int i = 0; i < length; i++) {
                open |= ((value >> i) & 1) << count;
                if (++count == 8) {
                    bytes.write(open);
                    open = count = 0;
                }
            }
            return this;
        }

        Bits code(int symbol) {
            return put(1, 1).put(0, 1).put(symbol > 1 ? 1 : 0, 1).put(symbol, symbol > 1 ? 8 : 1);
        }
    }

    static byte[] deflated(byte[] data) {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write(data);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    static byte[] zipTail() {
        return bytes("PK\3\4\24\0CANARY/index.html");
    }

    static byte[] repeat(byte[] part, int times) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) all.writeBytes(part);
        return all.toByteArray();
    }

    static byte[] insert(byte[] file, int at, byte[]... parts) {
        return concat(Arrays.copyOf(file, at), concat(parts), Arrays.copyOfRange(file, at, file.length));
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
