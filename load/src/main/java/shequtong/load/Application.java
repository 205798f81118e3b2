package shequtong.load;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shequtong.load.http.Browser;
import shequtong.load.http.Form;

/**
 * The application under test: the built jar with fresh data of its own, or one that runs already ({@code --url},
 * {@code --pid}, {@code --jdbc}). All that has to be known about it is here.
 */
public final class Application implements AutoCloseable {

    public static final Set<String> OPTIONS = Set.of("command", "data", "scale", "patience", "url", "pid", "jdbc");

    private static final String JAR = "java --enable-native-access=ALL-UNNAMED -jar target/shequtong.jar";
    private static final String HEALTH = "/actuator/health";
    private static final String SIGN_IN = "/demo";
    private static final String SESSION = "sqt";
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private final List<String> command;
    private final DataFolder data;
    private final URI url;
    private final URI management;
    private final int patience;
    private final Optional<Database> given;
    private ProcessHandle java = ProcessHandle.current();

    private Application(Options options, int port, int management) {
        this.data =
                new DataFolder(Path.of(options.text("data", "load/target/data")).toAbsolutePath());
        this.url = URI.create(options.text("url", "http://localhost:" + port));
        this.management = URI.create("http://localhost:" + management);
        this.patience = options.number("patience", 300);
        this.given = options.find("jdbc").map(Database::new);
        this.command = new ArrayList<>(List.of(options.text("command", JAR).split(" ")));
        this.command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--shequtong.data=" + data.path(),
                "--shequtong.demo=true",
                "--shequtong.demo.scale=" + options.text("scale", "small")));
    }

    /** Running and healthy. What was started here ends with the driver; what ran before goes on. */
    public static Application of(Options options) throws IOException, InterruptedException {
        var application = new Application(options, freePort(), freePort());
        if (options.has("url")) {
            options.need("jdbc", Database::new); // without it, half of the CPU would be missing
            application.java =
                    ProcessHandle.of(options.need("pid", Long::parseLong)).orElseThrow();
        } else {
            application.data.clear();
            Runtime.getRuntime().addShutdownHook(new Thread(application::close));
            application.start();
        }
        return application;
    }

    /** With the data that is there, at the same address; back when it is healthy. */
    public void start() throws IOException, InterruptedException {
        java = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(data.log().toFile()))
                .start()
                .toHandle();
        awaitHealthy();
    }

    /** SIGKILL: it learns nothing of its end. */
    public void kill() {
        java.destroyForcibly();
        java.onExit().join();
    }

    void stop() {
        java.destroy();
        java.onExit().join();
    }

    @Override
    public void close() {
        if (given.isEmpty() && !java.equals(ProcessHandle.current())) stop();
    }

    public void awaitHealthy() throws IOException, InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
        while (!healthy()) {
            if (!java.isAlive() || System.nanoTime() > end)
                throw new IllegalStateException("the application is not healthy; see " + data.log());
            Thread.sleep(50);
        }
    }

    public boolean healthy() {
        try (var browser = new Browser(management, GLANCE)) {
            return browser.get(HEALTH).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The cookies of somebody who came in by the demonstration's page: by number, or by the name they have there. */
    public String signIn(String who) throws IOException, SQLException {
        var person = who.matches("\\d+") ? who : person(who);
        try (var browser = new Browser(url, "")) {
            var answer = browser.post(Form.in(browser.get(SIGN_IN), SIGN_IN).with("person", person));
            if (!browser.cookies().contains(SESSION + "="))
                throw new Wrong("person " + person + " was not let in: status " + answer.status());
            return browser.cookies();
        }
    }

    private String person(String name) throws IOException, SQLException {
        return database()
                .rows("select id from identity.person where part like '%% %s' order by id limit 1".formatted(name))
                .stream()
                .findFirst()
                .orElseThrow(() -> new Wrong("nobody in the demonstration is called " + name));
    }

    public URI url() {
        return url;
    }

    /** Asked anew every time: its own database comes back on another port. */
    public Database database() throws IOException {
        return given.isPresent() ? given.get() : data.database();
    }

    Server server() throws IOException, SQLException {
        return new Server(url, java.pid(), database().postmaster());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
