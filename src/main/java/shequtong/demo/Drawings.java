package shequtong.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.springframework.stereotype.Component;

/** The pictures drawn for the demonstration, with the small ones that lists show. */
@Component
class Drawings {

    private static final int SMALL = 480;

    private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // read once into the database, compared by nobody
    record Drawn(byte[] large, byte[] small, int width, int height, String sha256) {}

    Drawn of(String name) {
        return drawn.computeIfAbsent(name, Drawings::draw);
    }

    private static Drawn draw(String name) {
        try {
            var large = Lines.picture(name);
            var image = ImageIO.read(new ByteArrayInputStream(large));
            var out = new ByteArrayOutputStream();
            Thumbnails.of(image)
                    .size(SMALL, SMALL)
                    .outputFormat("jpg")
                    .outputQuality(0.8)
                    .toOutputStream(out);
            return new Drawn(large, out.toByteArray(), image.getWidth(), image.getHeight(), sha256(large));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
