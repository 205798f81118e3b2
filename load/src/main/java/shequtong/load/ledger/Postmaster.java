package shequtong.load.ledger;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import shequtong.load.Database;
import shequtong.load.Processes;

/** PostgreSQL's first process, and the command that starts it again just as it was. */
public record Postmaster(long pid, List<String> command, Path folder) {

    /** PostgreSQL refuses to be root; in a user namespace of its own it does not see that it is. */
    private static final List<String> NOT_ROOT = List.of("unshare", "-U");

    public static Postmaster of(Database database) throws IOException, SQLException {
        var pid = database.postmaster();
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) command.addAll(NOT_ROOT);
        command.addAll(
                List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0")));
        return new Postmaster(pid, command, Path.of(database.folder()));
    }

    /** All of its processes at once, as when the power fails. It is halted first, lest it makes more meanwhile. */
    public void kill() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
        var family = Processes.now().family(pid);
        for (var each : family) ProcessHandle.of(each.pid()).ifPresent(ProcessHandle::destroyForcibly);
        for (var each : family)
            while (Processes.find(each.pid()).filter(Processes.One::alive).isPresent()) Thread.sleep(1);
        Files.deleteIfExists(folder.resolve("postmaster.pid")); // its pid may linger as a zombie and look alive
    }

    public void start() throws IOException {
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }
}
