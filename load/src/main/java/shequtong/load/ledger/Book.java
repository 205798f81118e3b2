package shequtong.load.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The keys of what was acknowledged, one per line, on the disk before the writer goes on. */
record Book(Path file, FileChannel channel) implements Closeable {

    static Book open(Path file) throws IOException {
        return new Book(file, FileChannel.open(file, CREATE_NEW, APPEND));
    }

    /** A book that cannot be written ends the test; it must not look like a server that does not answer. */
    void acknowledge(String key) {
        try {
            channel.write(ByteBuffer.wrap((key + "\n").getBytes(UTF_8)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> keys() throws IOException {
        return Files.readAllLines(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
