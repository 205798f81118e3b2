package shequtong;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The two roles of a database: one owns and migrates it, the other serves residents and can change no table. They are
 * apart on a laptop too, so that a missing grant shows there and not in production.
 */
record Roles(String url) {

    private static final String OWNER = "shequtong_owner";
    private static final String APPLICATION = "shequtong_app";

    /** Without sockets in /tmp, where a lock file left by a power cut would block the next start. */
    static EmbeddedPostgres.Builder server() {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "");
    }

    /** @param superuser of the server that listens on this port of the machine */
    static Roles in(Connection superuser, int port, String database) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (var role : new String[] {OWNER, APPLICATION})
                if (!statement
                        .executeQuery("select from pg_roles where rolname = '" + role + "'")
                        .next()) statement.execute("create role " + role + " login");
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + database + "'")
                    .next()) statement.execute("create database " + database + " owner " + OWNER);
        }
        return new Roles("jdbc:postgresql://localhost:" + port + "/" + database);
    }

    JdbcConnectionDetails application() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return APPLICATION;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    FlywayConnectionDetails owner() {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return OWNER;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
