package shequtong;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import shequtong.kernel.Leap;

/** One PostgreSQL for the whole test run, one database and one movable clock for each application context. */
@TestConfiguration(proxyBeanMethods = false)
class TestDatabase {

    private static final Server SERVER = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Bean
    Roles roles() throws SQLException {
        var database = "test" + NUMBER.incrementAndGet();
        try (var superuser = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + SERVER.port() + "/postgres", "postgres", "")) {
            return Roles.in(superuser, SERVER.port(), database);
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

    @Bean
    @Primary
    MovedClock moved(Clock database, ApplicationEventPublisher events) {
        return new MovedClock(database, by -> events.publishEvent(new Leap(by)));
    }

    /** Where the systems outside would be, if a test started one. */
    @Bean
    static DynamicPropertyRegistrar peers() {
        return registry -> {
            for (var peer : GridPeer.values()) {
                var name = "grid." + peer.name().toLowerCase(Locale.ROOT);
                registry.add(name + ".url", peer::url);
                registry.add(name + ".secret", peer::secret);
            }
        };
    }

    /** Anchors of one database are nothing to another, nor to another process of the same run. */
    @Bean
    static DynamicPropertyRegistrar anchors() {
        var folder = "target/test-data/anchors-" + UUID.randomUUID();
        return registry -> registry.add("shequtong.audit.anchors", () -> folder);
    }

    /** The product's own PostgreSQL, or Debian's when the run was asked for it. */
    private record Server(int port, AutoCloseable process) {}

    /** Closed after all contexts: the library's own hook would stop it while they still need it. */
    private static Server start() {
        try {
            var debian = DebianPostgres.binaries();
            var server = debian.isPresent() ? debian(debian.get()) : own();
            SpringApplication.getShutdownHandlers().add(() -> close(server));
            return server;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Server debian(Path binaries) throws IOException, InterruptedException {
        var server = new DebianPostgres(binaries);
        return new Server(server.port(), server);
    }

    private static Server own() throws IOException {
        var server = Roles.server().start();
        return new Server(server.getPort(), server);
    }

    private static void close(Server server) {
        try {
            server.process().close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
