package shequtong.load;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Reads the CPU clocks before and after. It knows all who take part, so that the rest is foreign. */
final class Meter {

    private final Server ours;
    private final Server floor;
    private final Set<Long> roots;

    Meter(Server ours, Server floor) {
        this.ours = ours;
        this.floor = floor;
        var driver = ProcessHandle.current().pid();
        this.roots = Set.of(driver, Processes.KERNEL, ours.java(), ours.postgres(), floor.java(), floor.postgres());
    }

    record Measured<T>(T result, Usage ours, Usage floor) {}

    <T> Measured<T> around(Callable<T> work) throws Exception {
        var began = System.nanoTime();
        var before = Processes.now().cpu(roots);
        var result = work.call();
        var after = Processes.now().cpu(roots);
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Measured<>(result, usage(ours, seconds, before, after), usage(floor, seconds, before, after));
    }

    private static Usage usage(Server server, double seconds, Map<Long, Double> before, Map<Long, Double> after) {
        return new Usage(
                seconds,
                spent(server.java(), before, after),
                spent(server.postgres(), before, after),
                Math.max(0, spent(Processes.STRANGERS, before, after)));
    }

    private static double spent(long root, Map<Long, Double> before, Map<Long, Double> after) {
        return after.getOrDefault(root, 0.0) - before.getOrDefault(root, 0.0);
    }
}
