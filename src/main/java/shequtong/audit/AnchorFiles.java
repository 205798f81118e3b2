package shequtong.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The anchors in one folder: a file for each month, a line for each anchor, only ever added to. */
record AnchorFiles(Path folder) {

    private static final String ENDING = ".anchors";
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    /** On the disk when this returns; a power cut leaves it whole or without its line's end. */
    void add(Anchor anchor) {
        var file = folder.resolve(MONTH.format(anchor.at()) + ENDING);
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                channel.position(whole(channel));
                channel.truncate(channel.position());
                var line = ByteBuffer.wrap((anchor.line() + "\n").getBytes(UTF_8));
                while (line.hasRemaining()) channel.write(line);
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit's anchor could not be written", e);
        }
    }

    /** Line by line, the oldest first. A last line without an end was broken off while it was written. */
    void read(Consumer<String> line) {
        for (var file : files()) {
            try (var reader = Files.newBufferedReader(file)) {
                var text = new StringBuilder();
                for (var c = reader.read(); c >= 0; c = reader.read()) {
                    if (c != '\n') text.append((char) c);
                    else {
                        line.accept(text.toString());
                        text.setLength(0);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the audit's anchors cannot be read", e);
            }
        }
    }

    /** Changes whenever another node, or somebody's hand, wrote to the folder. */
    String mark() {
        var files = files();
        if (files.isEmpty()) return "";
        try {
            return files.size() + " " + files.getLast() + " " + Files.size(files.getLast());
        } catch (IOException e) {
            throw new UncheckedIOException("the audit's anchors cannot be read", e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit's anchors cannot be read", e);
        }
    }

    /** Where the last whole line ends. */
    private static long whole(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (var end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') return end;
        }
        return 0;
    }
}
