package shequtong;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The PostgreSQL this application starts for itself, in {@code ./data}, when it is given none. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "own", matchIfMissing = true)
class OwnDatabase {

    static final String MAJOR = "18";
    private static final Duration PATIENCE = Duration.ofSeconds(60); // it may have much to recover

    @Bean
    DataFolder folder(@Value("${shequtong.data:data}") Path path) throws IOException {
        return DataFolder.occupy(path);
    }

    /** Closed as a bean, after the connection pool. The library means to serve tests: it starts without fsync. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres(DataFolder folder) throws IOException {
        folder.mustBeOf(MAJOR);
        DataFolder.mustHaveRoom(folder.path());
        Root.mustBeAbleToStartIt();
        folder.clearHalfMade();
        var postgres = start(folder);
        folder.made();
        return postgres;
    }

    /** What it has to say about the residents' rows (a failing row, a statement) stays out of its log. */
    private static EmbeddedPostgres start(DataFolder folder) throws IOException {
        try {
            return Roles.server()
                    .setDataDirectory(folder.postgres())
                    .setOverrideWorkingDirectory(folder.program().toFile())
                    .setCleanDataDirectory(false)
                    .setDataDirectoryCustomizer(Orphan::stop)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "50")
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .start();
        } catch (IllegalStateException | IOException e) {
            if (WhyNot.sentence(e).isPresent()) throw e;
            DataFolder.mustHaveRoom(folder.path());
            throw new CannotStart("自带的 PostgreSQL 没有起来，原因记在 " + folder.log() + " 里。", e);
        }
    }

    @Bean
    Roles roles(EmbeddedPostgres postgres) throws SQLException {
        try (var superuser = postgres.getPostgresDatabase().getConnection()) {
            return Roles.in(superuser, postgres.getPort(), "shequtong");
        }
    }

    @Bean
    JdbcConnectionDetails application(Roles roles) {
        return roles.application();
    }

    @Bean
    FlywayConnectionDetails owner(Roles roles) {
        return roles.owner();
    }
}
