package shequtong.kernel;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that never lie in the database (R102, R107): one seals personal data, one makes the blind index by which
 * sealed values are found again, one signs the audit's chain. Each is 32 bytes, in base64, in a properties file.
 */
public record Keys(SecretKey data, SecretKey index, SecretKey audit) {

    private static final int LENGTH = 32;

    /** @throws IllegalStateException with a sentence for the operator, when a key is missing, short or no key at all */
    static Keys load(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("读不到密钥文件，请用 bin/keys 生成，并用 shequtong.keys 指明它的位置", e);
        }
        return new Keys(
                key(properties, "data.key", "AES"),
                key(properties, "index.key", "HmacSHA256"),
                key(properties, "audit.key", "HmacSHA256"));
    }

    /** For a laptop: the demonstration makes its own keys once, whole or not at all, readable by its owner only. */
    static void make(Path file) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var random = new SecureRandom();
        var lines = Stream.of("data", "index", "audit").map(name -> {
            var bytes = new byte[LENGTH];
            random.nextBytes(bytes);
            return name + ".key=" + Base64.getEncoder().encodeToString(bytes);
        });
        var written = Files.createTempFile(folder, "keys", ".new", asFileAttribute(fromString("rw-------")));
        try {
            Files.write(written, lines.toList(), StandardOpenOption.SYNC);
            Files.createLink(file, written); // unlike a move, it never takes the place of keys that are there
        } finally {
            Files.delete(written);
        }
    }

    private static SecretKey key(Properties properties, String name, String algorithm) {
        var bytes = decoded(properties.getProperty(name, ""), name);
        if (bytes.length < LENGTH) throw new IllegalStateException("密钥 " + name + " 缺失或太短：需要 32 字节（base64）");
        if (IntStream.range(0, bytes.length).map(it -> bytes[it]).distinct().count() < LENGTH / 4)
            throw new IllegalStateException("密钥 " + name + " 是样例或默认值，请用 bin/keys 重新生成");
        return new SecretKeySpec(bytes, 0, LENGTH, algorithm);
    }

    private static byte[] decoded(String text, String name) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("密钥 " + name + " 不是 base64", e);
        }
    }
}
