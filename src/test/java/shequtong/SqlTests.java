package shequtong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every statement is planned against the migrated schema, with the application's rights, and reaches only where it may. */
@WholeTest
class SqlTests {

    static final Path JAVA = Path.of("src/main/java/shequtong");
    static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    static final Pattern CALL = Pattern.compile("\\.sql\\(\\s*(\"\"\"\\n(.*?)\"\"\"\\s*\\))?", Pattern.DOTALL);
    static final Pattern STREAM = Pattern.compile(
            "[.]query\\((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*\\))*\\)\\s*[.]stream\\(\\)");
    static final Pattern PARAMETER = Pattern.compile("(?<!:):[a-zA-Z]\\w*");
    static final Pattern QUALIFIED = Pattern.compile("\\b([a-z_]+)\\.([a-z_]+)\\b");
    static final Pattern NOW = Pattern.compile(
            "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\\s*\\(|\\b(current_(date|time|timestamp)|localtime(stamp)?)\\b");

    /** A file's nth call of db.sql; without sql it could not be read. */
    record Statement(Source source, int number, String sql) {
        @Override
        public String toString() {
            return source + " " + number;
        }
    }

    record Source(String module, String name, String text) {
        @Override
        public String toString() {
            return module + "/" + name;
        }

        List<Statement> statements() {
            var calls = CALL.matcher(text)
                    .results()
                    .map(it -> String.valueOf(it.group(2)))
                    .toList();
            return Stream.iterate(0, it -> it < calls.size(), it -> it + 1)
                    .map(it -> new Statement(this, it + 1, calls.get(it)))
                    .toList();
        }
    }

    @Autowired
    JdbcClient db;

    /** As the application's role, and without parameters: only the simple protocol leaves $1 to the planner. */
    JdbcClient planner;

    /** PostgreSQL 15 plans no statement without its parameters; there the statement is only prepared. */
    boolean generic;

    @BeforeEach
    void askThePlanner(@Autowired JdbcConnectionDetails application) {
        planner = JdbcClient.create(new DriverManagerDataSource(
                application.getJdbcUrl() + "?preferQueryMode=simple", String.valueOf(application.getUsername()), ""));
        generic = db.sql("select current_setting('server_version_num')::int >= 160000")
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isOneWholeTextBlock(Statement statement) {
        assertThat(statement.sql())
                .as("db.sql(…) takes a text block and nothing else")
                .isNotEqualTo("null");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isUnderstoodAndAllowedByTheDatabase(Statement statement) {
        var n = new int[1];
        var sql = PARAMETER.matcher(statement.sql()).replaceAll(_ -> "\\$" + ++n[0]);
        if (generic)
            assertThat(planner.sql("explain (generic_plan) " + sql)
                            .query(String.class)
                            .list())
                    .isNotEmpty();
        else planner.sql("prepare it as " + sql + "; deallocate it").update();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void touchesItsOwnTablesAndOthersViews(Statement statement) {
        if (!statement.source().module().equals("demo"))
            assertThat(foreign(statement.sql(), statement.source().module())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void asksTheTimeOfTheClock(Statement statement) {
        if (!statement.source().name().equals("DatabaseClock.java"))
            assertThat(NOW.matcher(statement.sql()).find()).as("use :now").isFalse();
    }

    /** A stream of rows keeps its connection until it is closed, and nobody closes it at the end of a chain. */
    @ParameterizedTest
    @MethodSource("repositories")
    void givesItsConnectionBack(Source repository) {
        assertThat(STREAM.matcher(repository.text()).find())
                .as("write .list().stream()")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void everyRepositoryWasRead(Source repository) {
        assertThat(repository.statements()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void migrationsStayAtHome(Source migration) {
        if (!migration.module().equals("__root"))
            assertThat(foreign(migration.text(), migration.module())).isEmpty();
    }

    /** Under the locale C no trigram would be found in Chinese, and the search would be blind. */
    @Test
    void chineseHasTrigrams() {
        var likeness = db.sql("select similarity('一把蓝色的雨伞', '蓝色的雨伞')")
                .query(Double.class)
                .single();
        assertThat(likeness).isPositive();
    }

    private List<String> foreign(String sql, String module) {
        return QUALIFIED
                .matcher(sql)
                .results()
                .filter(it -> schemas().contains(it.group(1)))
                .filter(it -> !it.group(1).equals(module) && !it.group(2).endsWith("_view"))
                .map(it -> it.group())
                .toList();
    }

    private Set<String> schemas() {
        return db.sql("select nspname from pg_namespace where nspname not like 'pg_%' and nspname <> 'public'")
                .query(String.class)
                .set();
    }

    static Stream<Statement> statements() {
        return files(JAVA, ".java").flatMap(it -> it.statements().stream());
    }

    static Stream<Source> repositories() {
        return files(JAVA, ".java").filter(it -> it.text().contains("\n@Repository"));
    }

    static Stream<Source> migrations() {
        return files(MIGRATIONS, ".sql");
    }

    static Stream<Source> files(Path root, String ending) {
        try (var files = Files.walk(root)) {
            return files.filter(it -> it.toString().endsWith(ending)).map(it -> source(root, it)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source source(Path root, Path file) {
        try {
            var module = root.relativize(file).getName(0).toString();
            return new Source(module, file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
