package shequtong;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** A database that is not fit is refused at the start, in one sentence that says what to do. */
class GivenDatabaseTests {

    static AutoCloseable server;
    static int port;
    static int number;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        if (DebianPostgres.binaries().isPresent()) {
            var debian = new DebianPostgres(DebianPostgres.binaries().get());
            server = debian;
            port = debian.port();
        } else {
            var own = Roles.server().start();
            server = own;
            port = ((EmbeddedPostgres) own).getPort();
        }
        for (var role : new String[] {"master", "servant", "stranger"})
            run("postgres", "postgres", "create role " + role + " login");
        run("postgres", "postgres", "create role heir login in role master");
        run("postgres", "postgres", "create role mighty login superuser");
        run("postgres", "postgres", "create role maker login createrole");
        run("postgres", "postgres", "create role seer login bypassrls");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void oneWithTwoRolesIsTaken() throws SQLException {
        var database = database("locale 'C.UTF-8'");

        assertThatCode(() -> GivenDatabase.inspect(given(database, "servant", "master")))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingOfTheLookStays() throws SQLException {
        var database = database("locale 'C.UTF-8'");
        GivenDatabase.inspect(given(database, "servant", "master"));

        assertThatCode(() -> run(database, "master", "create extension pg_trgm"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "mighty, 是超级用户",
        "master, 就是建表的角色",
        "heir, 是数据库的主人",
        "maker, 可以建角色",
        "seer, 可以绕过行级权限",
    })
    void aRoleThatMayMoreThanServeIsRefused(String role, String why) throws SQLException {
        refuses(given(database("locale 'C.UTF-8'"), role, "master"), "权限太大（" + why);
    }

    @Test
    void aRoleThatMayMakeTablesIsRefused() throws SQLException {
        var open = database("locale 'C.UTF-8'");
        run(open, "postgres", "grant create on schema public to servant");
        refuses(given(open, "servant", "master"), "可以建表");

        var wide = database("locale 'C.UTF-8'");
        run(wide, "postgres", "grant create on database " + wide + " to servant");
        refuses(given(wide, "servant", "master"), "可以建表");
    }

    @Test
    void aRoleThatWillBeGrantedNothingIsRefused() throws SQLException {
        var given = given(database("locale 'C.UTF-8'"), "servant", "master");
        given.setProperty("spring.flyway.placeholders.app", "another");

        refuses(given, "权限会授给 another");
    }

    @Test
    void withoutAnOwnerItIsRefused() throws SQLException {
        var given = given(database("locale 'C.UTF-8'"), "servant", "");

        refuses(given, "缺少建表的角色");
    }

    @Test
    void anOwnerWhoDoesNotOwnIsRefused() throws SQLException {
        refuses(given(database("locale 'C.UTF-8'"), "servant", "stranger"), "装不了扩展");
    }

    @Test
    void aLocaleThatFindsNoChineseIsRefused() throws SQLException {
        refuses(given(database("locale 'C'"), "servant", "master"), "搜不了中文");
    }

    @Test
    void anotherEncodingIsRefused() throws SQLException {
        refuses(given(database("locale 'C' encoding 'LATIN1'"), "servant", "master"), "编码是 LATIN1");
    }

    @Test
    void twoDatabasesAreRefused() throws SQLException {
        var given = given(database("locale 'C.UTF-8'"), "servant", "master");
        given.setProperty("spring.flyway.url", url(database("locale 'C.UTF-8'")));

        refuses(given, "两个不同的数据库");
    }

    @Test
    void anOldServerIsRefused() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> GivenDatabase.mustBeYoungEnough(14))
                .withMessageContaining("PostgreSQL 14，太旧了");
        assertThatCode(() -> GivenDatabase.mustBeYoungEnough(15)).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotThereIsSaidWithoutThePassword() {
        var given = given("nowhere", "servant", "master");
        refuses(given, "没有这个数据库");

        given.setProperty("spring.datasource.url", "jdbc:postgresql://localhost:1/shequtong?password=secret");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> GivenDatabase.inspect(given))
                .withMessageContaining("连不上数据库 jdbc:postgresql://localhost:1/shequtong：");
    }

    @Test
    void theDemonstrationStaysOutOfIt() throws SQLException {
        var given = given(database("locale 'C.UTF-8'"), "servant", "master");
        given.setProperty("shequtong.demo", "true");

        refuses(given, "演示数据");
    }

    @Test
    void anotherKindOfDatabaseIsRefused() {
        var given = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:mysql://localhost/shequtong");

        refuses(given, "只认 PostgreSQL");
    }

    private static void refuses(MockEnvironment given, String sentence) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> GivenDatabase.inspect(given))
                .withMessageContaining(sentence)
                .withMessageNotContaining("\n");
    }

    private static MockEnvironment given(String database, String servant, String master) {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", url(database))
                .withProperty("spring.datasource.username", servant)
                .withProperty("spring.flyway.placeholders.app", servant)
                .withProperty("spring.flyway.url", url(database))
                .withProperty("spring.flyway.user", master);
    }

    private static String database(String options) throws SQLException {
        var name = "given" + ++number;
        run("postgres", "postgres", "create database " + name + " owner master template template0 " + options);
        return name;
    }

    private static void run(String database, String role, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database), role, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }
}
