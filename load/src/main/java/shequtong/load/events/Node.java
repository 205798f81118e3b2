package shequtong.load.events;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import shequtong.load.http.Browser;

/** One of several machines that serve one database. */
final class Node {

    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI url;
    private final URI management;
    private final List<String> command;
    private final Path log;
    private final AtomicReference<Process> process = new AtomicReference<>();

    private Node(int port, int management, List<String> command, Path log) {
        this.url = URI.create("http://localhost:" + port);
        this.management = URI.create("http://localhost:" + management);
        this.command = command;
        this.log = log;
    }

    /** @param keys those under which the database was filled */
    static Node on(String database, Path folder, Path keys) throws IOException {
        Files.createDirectories(folder);
        var port = freePort();
        var management = freePort();
        return new Node(
                port,
                management,
                List.of(
                        "java",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        "target/shequtong.jar",
                        "--server.port=" + port,
                        "--management.server.port=" + management,
                        "--shequtong.data=" + folder.toAbsolutePath(),
                        "--shequtong.keys=" + keys.toAbsolutePath(),
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=shequtong_app",
                        "--spring.flyway.url=" + database,
                        "--spring.flyway.user=shequtong_owner"),
                folder.resolveSibling(folder.getFileName() + ".log"));
    }

    URI url() {
        return url;
    }

    void start() throws IOException, InterruptedException {
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        process.set(started);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy()) {
            if (!started.isAlive() || System.nanoTime() > end)
                throw new IllegalStateException("a machine is not healthy; see " + log);
            Thread.sleep(100);
        }
    }

    /** SIGKILL: it learns nothing of its end. */
    void kill() {
        process.get().destroyForcibly().onExit().join();
    }

    void stop() {
        process.get().destroy();
        process.get().onExit().join();
    }

    private boolean healthy() {
        try (var browser = new Browser(management, GLANCE)) {
            return browser.get("/actuator/health").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
