package shequtong.load;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** Keeps stories once, unless it was told to be faulty: a forgetful one drops some, a stammering one keeps repeats too. */
record RehearsalStories(DataSource database, boolean forgetful, boolean stammering) {

    private static final String NEWEST = "select text from story order by id desc limit 20";

    static RehearsalStories in(Path data, boolean forgetful, boolean stammering) throws IOException, SQLException {
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(RehearsalStories::stopOrphan)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select from pg_database where datname = 'shequtong'");
            if (!found.next()) statement.execute("create database shequtong");
        }
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "shequtong"));
        pool.setConnectionTimeout(2000);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists story (id bigint generated always as identity primary key, once uuid, text text);
                    insert into story (text) select 'story ' || id from generate_series(1, 20) as id;
                    """);
            if (!stammering) statement.execute("create unique index if not exists story_once on story (once)");
        }
        return new RehearsalStories(pool, forgetful, stammering);
    }

    void tell(UUID once, String text) throws SQLException {
        if (forgetful && ThreadLocalRandom.current().nextInt(200) == 0) return;
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "insert into story (once, text) values (?, ?) on conflict do nothing")) {
            statement.setObject(1, once);
            statement.setString(2, text);
            statement.executeUpdate();
        }
        if (stammering && ThreadLocalRandom.current().nextInt(200) == 0) throw new SQLException("saved, but not said");
    }

    String newest() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(NEWEST);
                var rows = statement.executeQuery()) {
            var html = new StringJoiner("\n");
            while (rows.next()) html.add("<li class=\"sq-row\">" + rows.getString(1) + "</li>");
            return html.toString();
        }
    }

    private static void stopOrphan(File folder) {
        try {
            var file = folder.toPath().resolve("postmaster.pid");
            if (!Files.exists(file)) return;
            var pid = Files.readAllLines(file).getFirst();
            new ProcessBuilder("kill", "-INT", pid).start();
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(it -> it.onExit().orTimeout(30, SECONDS).join());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
