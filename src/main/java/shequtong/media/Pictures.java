package shequtong.media;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.resizers.configurations.Antialiasing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shequtong.kernel.Refused;

/**
 * Takes a photo in, or says kindly why not. The name it came with is not kept; it only helps to choose the words of a
 * refusal.
 */
@Component
class Pictures {

    private static final int FULL = 2048;
    private static final int SMALL = 480;
    private static final float QUALITY = 0.82f;
    private static final long MOST_PIXELS = 40_000_000;
    private static final int LONGEST_EDGE = 12_000;

    /** What one decoded photo may take up in the heap; a larger one is read thinned out (every second pixel). */
    private static final long DECODED_BYTES = 64L << 20;

    /**
     * One photo needs up to about 200 MB while it is worked on: what was sent, its bare copy, the decoder's own, the
     * pixels. With two at a time that is a bound; with a thread per request it would be none. Decoding is pure
     * computing, so more at a time would not be sooner either. Each gets a platform thread: a decoder never yields, and
     * on a machine with two cores two photos would hold both carriers, and with them every page, for seconds.
     */
    private final Semaphore tables = new Semaphore(2, true);

    private final long mostBytes;
    private final Duration patience;

    @Autowired
    Pictures(MediaSettings settings) {
        this(settings.most().toBytes());
    }

    Pictures(long mostBytes) {
        this(mostBytes, Duration.ofSeconds(20));
    }

    /** Those who wait hold their upload in memory: after {@code patience} they are asked to come again. */
    Pictures(long mostBytes, Duration patience) {
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    Picture accept(byte[] upload, String claimedName) {
        if (upload.length == 0) throw new Refused("这张照片是空的，请重新选一张");
        if (upload.length > mostBytes) throw new Refused("这张照片太大了，请选一张不超过 %d MB 的，或者发送截图".formatted(mostBytes >> 20));
        var format = PictureFormat.of(upload, claimedName);
        return atATable(() -> develop(format.bare(upload)));
    }

    /** One of our own, painted anew with black boxes: what lies below them is in no byte of it. */
    Picture covered(byte[] full, Boxes boxes) {
        return atATable(() -> {
            var image = decoded(PictureFormat.JPEG.bare(full));
            var paper = onWhite(image);
            boxes.paint(paper);
            return Picture.of(jpeg(paper), jpeg(fitted(paper, SMALL)), paper.getWidth(), paper.getHeight());
        });
    }

    private Picture atATable(Callable<Picture> develop) {
        var work = new FutureTask<>(() -> seated(develop));
        try {
            if (!tables.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS))
                throw new Refused("这会儿传照片的人比较多，请稍等一会儿再试");
            Thread.ofPlatform().name("picture").daemon().start(work);
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refused refused ? refused : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("照片没有传完，请再试一次");
        }
    }

    private Picture seated(Callable<Picture> develop) throws Exception {
        try {
            return develop.call();
        } catch (IOException | RuntimeException broken) {
            // Decoders answer to broken files with nearly every RuntimeException there is; our own sentences pass.
            throw broken instanceof Refused refused ? refused : new Refused("这张照片不完整或已损坏，打不开，请重新拍一张或发送截图");
        } finally {
            tables.release();
        }
    }

    private static Picture develop(PictureBare bare) throws IOException {
        var upright = bare.turn().of(onWhite(fitted(decoded(bare), FULL)));
        var small = fitted(upright, SMALL);
        return Picture.of(jpeg(upright), jpeg(small), upright.getWidth(), upright.getHeight());
    }

    private static BufferedImage decoded(PictureBare bare) throws IOException {
        var reader = bare.format().reader();
        try (var in = new PictureMeter(bare)) {
            reader.setInput(in, true, true);
            return decoded(reader, bare);
        } finally {
            reader.dispose();
        }
    }

    /** The header decides before a single pixel is unpacked: 30000×30000 fits into a few kilobytes. */
    private static BufferedImage decoded(ImageReader reader, PictureBare bare) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS || Math.max(width, height) > LONGEST_EDGE)
            throw new Refused("这张照片的尺寸太大了（%d×%d），请用普通拍照模式重拍，或者发送截图".formatted(width, height));
        int step = 1;
        while (pixels / step / step * bare.bytesPerPixel() > DECODED_BYTES) step++;
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        var complaints = new ArrayList<String>();
        reader.addIIOReadWarningListener((source, complaint) -> complaints.add(complaint));
        var image = reader.read(0, how);
        if (complaints.stream().anyMatch(bare.format()::isFatal)) throw new IOException(complaints.getFirst());
        return colourful(image);
    }

    /** Java takes grey with transparency for linear light and shows it washed out; the same bytes as RGB are right. */
    private static BufferedImage colourful(BufferedImage image) {
        if (image.getRaster().getNumBands() != 2) return image;
        var bands = image.getRaster()
                .createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, new int[] {0, 0, 0, 1});
        var colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                bands.getTransferType());
        return new BufferedImage(colours, bands, false, null);
    }

    private static BufferedImage fitted(BufferedImage image, int edge) throws IOException {
        int longest = Math.max(image.getWidth(), image.getHeight());
        if (longest <= edge) return image;
        double scale = (double) edge / longest;
        return Thumbnails.of(image)
                .forceSize(Math.max(1, (int) Math.round(image.getWidth() * scale)), Math.max(1, (int)
                        Math.round(image.getHeight() * scale)))
                .antialiasing(Antialiasing.OFF)
                .asBufferedImage();
    }

    /** JPEG knows no transparency; without this, what was see-through comes out black. */
    private static BufferedImage onWhite(BufferedImage image) {
        var paper = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var brush = paper.createGraphics();
        brush.drawImage(image, 0, 0, Color.WHITE, null);
        brush.dispose();
        return paper;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
