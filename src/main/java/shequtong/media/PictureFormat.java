package shequtong.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import shequtong.kernel.Refused;

/** The three kinds of photo we read. What a file is, its first bytes say; its name and its declared type may lie. */
enum PictureFormat {
    JPEG {
        @Override
        PictureBare bare(byte[] file) throws IOException {
            return PictureJpeg.bare(file);
        }

        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("jpeg").next();
        }

        // libjpeg fills what is missing with grey and only mutters; other mutterings are harmless camera habits.
        @Override
        boolean isFatal(String complaint) {
            return complaint.contains("remature end");
        }
    },
    PNG {
        @Override
        PictureBare bare(byte[] file) throws IOException {
            return PicturePng.bare(file);
        }

        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("png").next();
        }
    },
    WEBP {
        @Override
        PictureBare bare(byte[] file) throws IOException {
            return PictureWebp.bare(file);
        }

        // By hand: the registry searches with the class loader of whichever thread happens to come first.
        @Override
        ImageReader reader() {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
    };

    abstract PictureBare bare(byte[] file) throws IOException;

    abstract ImageReader reader() throws IOException;

    boolean isFatal(String complaint) {
        return true;
    }

    static PictureFormat of(byte[] file, String claimedName) {
        var head = new PictureHead(file);
        if (head.starts(0, "\u00ff\u00d8\u00ff")) return JPEG;
        if (head.starts(0, "\u0089PNG\r\n\u001a\n")) return PNG;
        if (head.starts(0, "RIFF") && head.starts(8, "WEBP")) return WEBP;
        throw new Refused(head.regret(claimedName));
    }
}
