package shequtong.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where the application keeps its own PostgreSQL, which writes there who and where it is. */
record DataFolder(Path path) {

    private static final int PORT = 3;

    /** The folder of a server that still runs is not taken from under it. */
    void clear() throws IOException {
        if (Files.exists(postmaster()))
            throw new IllegalStateException(
                    "perhaps a database still serves " + path + ": stop it, or remove the folder");
        if (Files.exists(path))
            try (var old = Files.walk(path)) {
                for (var each : old.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
            }
        Files.createDirectories(path);
    }

    Database database() throws IOException {
        var port = Files.readAllLines(postmaster()).get(PORT);
        return new Database("jdbc:postgresql://localhost:" + port + "/shequtong?user=postgres");
    }

    Path log() {
        return path.resolveSibling("application.log");
    }

    private Path postmaster() {
        return path.resolve("postgres/postmaster.pid");
    }
}
