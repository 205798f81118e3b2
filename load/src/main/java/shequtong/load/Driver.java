package shequtong.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Measures the pages that a file describes and prints one table. */
final class Driver {

    private static final Set<String> OPTIONS =
            Set.of("quick", "seconds", "blocks", "warmups", "foreign", "connections", "pages", "only", "statements");

    private static final Path PLANS = Path.of("load/target/plans.txt");

    private Driver() {}

    public static void main(String... arguments) throws Exception {
        var known = new HashSet<>(OPTIONS);
        known.addAll(Application.OPTIONS);
        var options = Options.of(known, arguments);
        var protocol = Protocol.of(options);

        try (var application = Application.of(options);
                var floor = FloorProcess.start(Path.of("load/target/floor"))) {
            if (options.has("statements") && application.database().statements().isEmpty()) {
                if (options.has("url"))
                    throw new IllegalArgumentException("nobody counts there: it needs shared_preload_libraries"
                            + " = 'pg_stat_statements', that extension, and a restart");
                application.database().preload();
                application.stop();
                application.start();
            }
            var file = Path.of(options.text("pages", "load/pages.properties"));
            var pages = new Pages(file, application, options.number("connections", 8)).all(options.find("only"));
            var database = application.database();
            database.vacuum();

            var trial = new Trial(application.server(), floor.server(), database, protocol);
            var rows = new ArrayList<Row>();
            for (var page : pages) {
                System.err.println("measuring " + page.id());
                rows.add(trial.run(page));
            }
            IO.println(Table.of(Row.TITLES, rows.stream().map(Row::cells).toList()));
            rows.forEach(it -> IO.println(it.note()));
            IO.println(protocol + ", ours: " + database.durability() + ", scale " + options.text("scale", "small"));
            IO.println(machine());
            if (options.has("statements")) {
                var plans = new ArrayList<String>();
                for (var page : pages) plans.add(trial.plans(page));
                Files.writeString(PLANS, String.join("\n\n\n", plans));
                IO.println("the statements of each page and their plans: " + PLANS);
            }
        }
    }

    private static String machine() throws IOException {
        var model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(it -> it.startsWith("model name"))
                .findFirst()
                .map(it -> it.replaceFirst(".*:\\s*", ""))
                .orElse("unknown processor");
        return String.join(
                ", ",
                List.of(
                        LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                        "Linux " + System.getProperty("os.version"),
                        Runtime.getRuntime().availableProcessors() + " cores",
                        model,
                        "Java " + Runtime.version()));
    }
}
