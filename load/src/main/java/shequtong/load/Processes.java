package shequtong.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The processes of this machine at one moment, from /proc. */
public record Processes(Map<Long, One> all) {

    /** The parent of all kernel threads: they work for everybody and are nobody's foreign load. */
    static final long KERNEL = 2;

    static final long STRANGERS = 0;

    private static final double TICKS = 100; // USER_HZ, the same on every Linux

    /** With the CPU of the children it has buried: a sum over a tree loses nothing when one of its processes ends. */
    public record One(long pid, long parent, char state, double cpu) {

        /** The name may hold spaces and brackets, so the fields are counted from the last bracket. */
        private static One of(long pid, String stat) {
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var ticks = Stream.of(11, 12, 13, 14)
                    .mapToLong(it -> Long.parseLong(fields[it]))
                    .sum();
            return new One(pid, Long.parseLong(fields[1]), fields[0].charAt(0), ticks / TICKS);
        }

        public boolean alive() {
            return state != 'Z';
        }
    }

    public static Processes now() {
        try (var folders = Files.list(Path.of("/proc"))) {
            return new Processes(folders.map(it -> it.getFileName().toString())
                    .filter(it -> Character.isDigit(it.charAt(0)))
                    .map(Long::parseLong)
                    .flatMap(it -> find(it).stream())
                    .collect(toMap(One::pid, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<One> find(long pid) {
        try {
            return Optional.of(One.of(pid, Files.readString(Path.of("/proc/" + pid + "/stat"))));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** A process and the children it has now. */
    public List<One> family(long pid) {
        return all.values().stream()
                .filter(it -> it.pid() == pid || it.parent() == pid)
                .toList();
    }

    /** CPU seconds so far, each process counted for the nearest of these it descends from, the others as strangers. */
    Map<Long, Double> cpu(Set<Long> roots) {
        return all.values().stream().collect(groupingBy(it -> root(it.pid(), roots), summingDouble(One::cpu)));
    }

    private long root(long pid, Set<Long> roots) {
        while (!roots.contains(pid)) {
            if (!all.containsKey(pid)) return STRANGERS;
            pid = all.get(pid).parent();
        }
        return pid;
    }
}
