package shequtong;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The 网格化平台 and the 城管通 of the tests: simulators in processes of their own, at addresses that every context knows. As
 * long as nobody starts one, nobody answers there.
 */
public enum GridPeer {
    PLATFORM("platform"),
    SQUAD("squad");

    private final String path;
    private final int port = freePort();
    private final String secret = UUID.randomUUID() + "-" + UUID.randomUUID();

    GridPeer(String path) {
        this.path = path;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String secret() {
        return secret;
    }

    public String calls() {
        return "/grid/" + path + "/calls";
    }

    /** One that calls nobody back. */
    public Running start(String... options) throws IOException {
        return start(0, options);
    }

    /** @param application the port at which it is called back; 0 for nowhere */
    public Running start(int application, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "simulators/grid/GridSimulator.java",
                "--port",
                String.valueOf(port)));
        if (application > 0) command.addAll(List.of("--call", "http://127.0.0.1:" + application + calls()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("GRID_SECRET", secret);
        var process = builder.start();
        if (process.inputReader(StandardCharsets.UTF_8).readLine() == null)
            throw new IllegalStateException("the simulator did not start");
        return new Running(this, process);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A peer that is there. */
    public record Running(GridPeer peer, Process process) implements AutoCloseable {

        /** What it was told about, as it wrote it down. */
        public String cases() {
            return ask("GET", "/cases");
        }

        public int count(String what) {
            var found = Pattern.compile("\"" + what + "\":(\\d+)").matcher(ask("GET", "/counts"));
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        }

        /** From now on: refuse=1, hang=1, error=0.5 …; empty for none. */
        public void faults(String drawn) {
            ask("POST", "/faults?" + drawn);
        }

        private String ask(String method, String rest) {
            try (var client = HttpClient.newHttpClient()) {
                return client.send(
                                HttpRequest.newBuilder(URI.create(peer.url() + rest))
                                        .timeout(Duration.ofSeconds(30))
                                        .method(method, HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
