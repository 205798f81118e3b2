package shequtong.load.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shequtong.load.Application;
import shequtong.load.Database;
import shequtong.load.Description;
import shequtong.load.Write;
import shequtong.load.http.Browser;

/** One kind of write: its form, and the table and column where its text must be found again. */
record Kind(String name, IntFunction<Write> write, List<String> persons, String table, String column) {

    static List<Kind> all(Path file, Application application) throws IOException, SQLException {
        return Description.of(file, application.database()::rows).sections().stream()
                .map(it -> new Kind(it.name(), it::write, it.persons(), it.need("table"), it.need("column")))
                .toList();
    }

    String key(String run, int writer, int number) {
        return beginning(run) + writer + "-" + number;
    }

    /** All keys of a run begin alike. */
    String beginning(String run) {
        return name + "-" + run + "-";
    }

    Browser browser(Application application, int writer) throws IOException, SQLException {
        var cookies = persons.isEmpty() ? "" : application.signIn(persons.get(writer % persons.size()));
        return new Browser(application.url(), cookies);
    }

    /** Before anything is killed: the form is there, its answer is the right one, and the text is found in the table. */
    void prove(Application application, String run) throws IOException, SQLException {
        var key = key(run + "proof", 0, 0);
        try (var browser = browser(application, 0)) {
            var first = write.apply(0);
            first.expected().check(browser.post(first.filled(first.blank(browser), key)));
        }
        if (!Map.of(key, 1L).equals(saved(application.database(), key)))
            throw new IllegalArgumentException("%s was acknowledged but is not in %s.%s".formatted(key, table, column));
    }

    /** How often each key with this in it is in the table. */
    Map<String, Long> saved(Database database, String part) throws SQLException {
        var key = Pattern.compile(Pattern.quote(name) + "-\\w+-\\d+-\\d+");
        return database.rows("select %s from %s where %s like '%%%s%%'".formatted(column, table, column, part)).stream()
                .flatMap(it -> key.matcher(it).results().map(MatchResult::group))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
