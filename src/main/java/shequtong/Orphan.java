package shequtong;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL left behind by an application that was killed. It holds our data folder and must go first. */
final class Orphan {

    private Orphan() {}

    /** Called once the folder's lock is ours, so whoever still serves it serves nobody. */
    static void stop(File folder) {
        var ours = folder.toPath().toAbsolutePath();
        var file = ours.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) return;
            var lines = Files.readAllLines(file);
            var orphan = lines.size() < 2 ? null : find(lines, ours);
            if (orphan != null) interrupt(orphan);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart("上次留下的数据库还在 " + ours + " 上运行，停不下来：请先停掉它。", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("启动被打断了。", e);
        }
    }

    private static @Nullable ProcessHandle find(List<String> lines, Path ours) {
        var pid = Long.parseLong(lines.getFirst().strip());
        return ProcessHandle.of(pid)
                .filter(it -> serves(it.info(), ours, Path.of(lines.get(1))))
                .orElse(null);
    }

    /** A pid is reused after a restart, perhaps by another PostgreSQL: both the program and its folder must be ours. */
    private static boolean serves(ProcessHandle.Info process, Path ours, Path stated) {
        return process.command().orElse("").endsWith("/postgres")
                && ours.equals(stated.toAbsolutePath())
                && List.of(process.arguments().orElse(new String[0])).contains(ours.toString());
    }

    /** SIGINT makes it close its connections and stop; SIGTERM would wait for clients that are long gone. */
    private static void interrupt(ProcessHandle orphan)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        new ProcessBuilder("sh", "-c", "kill -INT " + orphan.pid()).start().waitFor();
        orphan.onExit().get(60, TimeUnit.SECONDS);
    }
}
