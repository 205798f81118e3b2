package shequtong.organization.register;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.WholeTest;

/**
 * Editions that really were published, one year after the other, given as a table of year, code, name, kind, town_code
 * and town_name with {@code -Deditions=file}: what each would change is printed, and every year must end as it says.
 */
@WholeTest
@EnabledIfSystemProperty(named = "editions", matches = ".+")
class PublishedEditionsTests {

    /** Another district's digits, so that the one that comes with the product stays as it is. */
    private static final String SIX = "990113";

    @Autowired
    JdbcClient db;

    @Autowired
    Tree tree;

    @Autowired
    TransactionOperations transaction;

    @Test
    void everyYearEndsAsItsEditionSaysAndNothingIsLost() throws IOException {
        var district = db.sql("""
                insert into organization.area (code, kind, sort, name, label, short, path)
                values ('990113000000', 'DISTRICT', 'DISTRICT', '某区', '某区', 'qeditions', '990113000000') returning id
                """).query(Long.class).single();
        var ever = new HashSet<Long>();
        for (var year : years().entrySet()) {
            var edition = year.getValue();
            var changes = plan(district, edition);
            assertThat(Plan.obstacles(changes, tree.slugs())).as(year.getKey()).isEmpty();
            transaction.executeWithoutResult(_ -> tree.write(changes));
            System.out.printf("%s: %s%n", year.getKey(), summary(changes));

            assertThat(open(district))
                    .as(year.getKey())
                    .isEqualTo(new TreeSet<>(edition.byCode().keySet()));
            assertThat(plan(district, edition)).as(year.getKey() + " again").isEmpty();
            var all = tree.known(district).stream().map(Known::id).toList();
            assertThat(all).as("nothing is deleted").containsAll(ever);
            ever.addAll(all);
        }
    }

    private static String summary(List<Change> changes) {
        return changes.stream()
                        .collect(groupingBy(Change::what, TreeMap::new, java.util.stream.Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(it -> it.getKey() + " " + it.getValue())
                        .collect(joining(", "))
                + ", to be looked at "
                + changes.stream().filter(Change::guessed).count();
    }

    private List<Change> plan(long district, Edition edition) {
        return Plan.of(tree.known(district), edition, List.of(), tree.slugs());
    }

    private Set<String> open(long district) {
        var open = new TreeSet<String>();
        tree.known(district).stream().filter(Known::open).map(Known::code).forEach(open::add);
        return open;
    }

    private static TreeMap<String, Edition> years() throws IOException {
        var rows = Sheet.rows(
                Files.readString(Path.of(System.getProperty("editions"))).replace("310113", SIX));
        var head = rows.getFirst().fields();
        var texts = new TreeMap<String, List<String>>();
        for (var row : rows.subList(1, rows.size())) {
            var it = row.fields();
            var lines = texts.computeIfAbsent(it.get(head.indexOf("year")), _ -> new ArrayList<>());
            var town = it.get(head.indexOf("town_code"));
            lines.add(String.join(",", town, it.get(head.indexOf("town_name")), "town", "subdistrict", SIX + "000000"));
            lines.add(String.join(
                    ",",
                    it.get(head.indexOf("code")),
                    it.get(head.indexOf("name")),
                    "village",
                    it.get(head.indexOf("kind")),
                    town));
        }
        var editions = new TreeMap<String, Edition>();
        texts.forEach((year, lines) -> {
            var text = "code,name,level,kind,parent_code\n"
                    + lines.stream().distinct().collect(joining("\n"));
            var read = EditionFile.read(text, SIX + "000000");
            assertThat(read.faults()).as(year).isEmpty();
            editions.put(year, java.util.Objects.requireNonNull(read.edition()));
        });
        return editions;
    }
}
