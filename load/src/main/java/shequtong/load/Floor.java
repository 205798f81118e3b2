package shequtong.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The least that a page out of a database can cost on this machine: the JDK's bare server, one statement, twenty rows of
 * a million, as JSON. A program of its own, so that its CPU is told apart from the driver's.
 */
final class Floor {

    private static final int BOARDS = 500;
    private static final String TABLE = """
            create table story as
            select id, id %% %d as board, 'resident ' || id %% 9973 as author, 'story ' || id as title,
                   repeat('words of a story ', 10) as text, now() - id * interval '1 second' as at
            from generate_series(1, 1000000) as id
            """.formatted(BOARDS);
    private static final String FEED = """
            select id, author, title, text, at from story where board = ? order by id desc limit 20
            """;

    private final DataSource database;

    private Floor(DataSource database) {
        this.database = database;
    }

    static Page page(int connections) {
        var expected = new Expectation(200, List.of("\"author\""), 20, "\"title\"");
        return new Page("floor", new Look(List.of("/feed"), expected), connections, List.of(""));
    }

    /** Says where it is, and serves until whoever started it is gone. */
    public static void main(String... arguments) throws Exception {
        try (var postgres = postgres(Path.of(arguments[0]).toAbsolutePath());
                var pool = pool(postgres)) {
            prepare(pool);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/feed", new Floor(pool)::answer);
            server.start();
            IO.println(server.getAddress().getPort() + " " + pool.getJdbcUrl());
            while (System.in.read() >= 0) continue;
            server.stop(0);
        }
    }

    private static EmbeddedPostgres postgres(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    private static void prepare(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (connection.getMetaData().getTables(null, null, "story", null).next()) return;
            statement.execute(TABLE);
            statement.execute("create index on story (board, id desc)");
            statement.execute("vacuum analyze story");
        }
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            var json = feed(ThreadLocalRandom.current().nextInt(BOARDS)).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String feed(int board) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FEED)) {
            statement.setInt(1, board);
            var rows = statement.executeQuery();
            var json = new StringJoiner(",", "[", "]");
            while (rows.next()) json.add(story(rows));
            return json.toString();
        }
    }

    private static String story(ResultSet row) throws SQLException {
        return "{\"id\":" + row.getLong(1) + ",\"author\":\"" + row.getString(2) + "\",\"title\":\"" + row.getString(3)
                + "\",\"text\":\"" + row.getString(4) + "\",\"at\":\"" + row.getString(5) + "\"}";
    }
}
