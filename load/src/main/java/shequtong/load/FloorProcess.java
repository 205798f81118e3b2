package shequtong.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;

/** The floor in a process beside the driver. It ends when its input does, so also when the driver is killed. */
final class FloorProcess implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Database database;

    private FloorProcess(Process process, String place) {
        this.process = process;
        this.port = Integer.parseInt(place.split(" ")[0]);
        this.database = new Database(place.split(" ")[1]);
    }

    static FloorProcess start(Path folder) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process = new ProcessBuilder(
                        java,
                        "-Dsun.net.httpserver.nodelay=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Floor.class.getName(),
                        folder.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        var place = new BufferedReader(process.inputReader()).readLine();
        if (place == null) throw new IOException("the floor did not start; is another one using " + folder + "?");
        return new FloorProcess(process, place);
    }

    Server server() throws SQLException {
        return new Server(URI.create("http://localhost:" + port), process.pid(), database.postmaster());
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        process.onExit().join();
    }
}
