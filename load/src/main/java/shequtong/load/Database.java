package shequtong.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.PGConnection;

/** The database behind a server, by a connection with the rights of its owner or more. */
public record Database(String url) {

    /** The process whose children serve all connections: the parent of the one that serves this. */
    public long postmaster() throws SQLException {
        try (var connection = open()) {
            var backend = connection.unwrap(PGConnection.class).getBackendPID();
            return Processes.find(backend)
                    .orElseThrow(() -> new IllegalArgumentException("the database is not on this machine: " + url))
                    .parent();
        }
    }

    public String folder() throws SQLException {
        return rows("show data_directory").getFirst();
    }

    public List<String> rows(String sql) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) rows.add(found.getString(1));
            return rows;
        }
    }

    String durability() throws SQLException {
        return "fsync " + rows("show fsync").getFirst() + ", synchronous_commit "
                + rows("show synchronous_commit").getFirst();
    }

    void vacuum() throws SQLException {
        run("vacuum analyze");
    }

    /** Counting costs a little of what is measured; it needs a restart of the server. */
    void preload() throws SQLException {
        run("alter system set shared_preload_libraries = 'pg_stat_statements'");
        run("create extension if not exists pg_stat_statements");
    }

    /** Statements so far, without what only opens and closes transactions; nothing if nobody counts. */
    OptionalLong statements() throws SQLException {
        if (rows("show shared_preload_libraries").getFirst().isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(Long.parseLong(rows("""
                select coalesce(sum(calls), 0)
                from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                  and query !~* '^(begin|commit|rollback|set|show)|pg_stat_statements'
                """).getFirst()));
    }

    void forgetStatements() throws SQLException {
        rows("select pg_stat_statements_reset()::text");
    }

    /** What was asked since then, the dearest first, each with the plan it has whatever its parameters are. */
    List<String> plans() throws SQLException {
        var told = new ArrayList<String>();
        for (var query : rows("""
                select query
                from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database()) and toplevel
                  and query !~* '^(begin|commit|rollback|set|show)|pg_stat_statements|scheduled_tasks'
                order by total_exec_time desc
                """)) {
            told.add(query.strip() + "\n\n    " + String.join("\n    ", plan(query)));
        }
        return told;
    }

    /** In one message, as text: the other way of asking wants a value for each parameter. */
    private List<String> plan(String query) {
        try {
            return new Database(url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple")
                    .rows("explain (generic_plan) " + query);
        } catch (SQLException e) {
            return List.of("not planned without its parameters: " + e.getMessage());
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }
}
