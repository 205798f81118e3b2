package shequtong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL from Debian's package, in a folder and on a port of its own: the tests' other server. */
final class DebianPostgres implements AutoCloseable {

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final Path binaries;
    private final Path folder;
    private final int port;
    private final Process server;

    /** The folder with the programs, if the run was asked to use another server than the application's own. */
    static Optional<Path> binaries() {
        return Optional.ofNullable(System.getProperty("shequtong.test.binaries"))
                .filter(it -> !it.isBlank())
                .map(Path::of);
    }

    DebianPostgres(Path binaries) throws IOException, InterruptedException {
        this.binaries = binaries;
        this.folder = Files.createTempDirectory("debian-postgres");
        this.port = freePort();
        if (root()) run(List.of("chown", "postgres:", folder.toString()));
        run(as("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N", "-D", data()));
        this.server = start();
        awaitReady();
    }

    int port() {
        return port;
    }

    /** As {@code postgres}, who may do everything. */
    String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private Process start() throws IOException {
        var command = as("postgres", "-D", data(), "-p", "" + port, "-F", "-h", "localhost");
        command.addAll(List.of("-c", "unix_socket_directories=", "-c", "max_connections=300", "-c", "timezone=UTC"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start();
    }

    private java.io.File log() {
        return new java.io.File("target/debian-postgres.log");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL refuses root. setpriv becomes the program, so that its pid is the server's. */
    private List<String> as(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (root()) command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start()
                .waitFor();
        if (code != 0) throw new IOException(command + " ended with " + code + ", see " + log());
    }

    private void awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE;
        while (!listening()) {
            if (!server.isAlive() || System.nanoTime() > end) throw new IOException("no server, see " + log());
            Thread.sleep(50);
        }
    }

    private boolean listening() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** SIGINT is PostgreSQL's fast way to stop; SIGTERM would wait for whoever is still connected. */
    @Override
    public void close() {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start().waitFor();
            if (!server.waitFor(30, TimeUnit.SECONDS)) server.destroyForcibly().waitFor();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
