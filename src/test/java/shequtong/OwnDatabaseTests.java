package shequtong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** What happens to the own database when its application is killed, started twice or given data of another time. */
class OwnDatabaseTests {

    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    @TempDir
    Path data;

    /** An application that has nothing but its database. Tells its pid by living, the database's port by its file. */
    static final class Child {

        public static void main(String[] args) throws InterruptedException {
            var application = new SpringApplication(OwnDatabase.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.addListeners(new FirstLook());
            application.run(args);
            Thread.currentThread().join();
        }
    }

    @Test
    void whatWasStoredOutlivesAKilledApplication() throws IOException, InterruptedException, SQLException {
        var first = start();
        var before = awaitDatabase(first, 0);
        run(before, "create table kept as select 1 as it");
        first.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(before.pid)).isPresent();

        var second = start();
        var after = awaitDatabase(second, before.pid);
        run(after, "select it from kept");
        assertThat(ProcessHandle.of(before.pid).filter(ProcessHandle::isAlive)).isEmpty();

        var third = start();
        assertThat(said(third)).isEqualTo("社区通已在运行：" + data + " 正由另一个社区通使用。");
        assertThat(third.waitFor()).isEqualTo(1);

        second.destroyForcibly().waitFor();
        ProcessHandle.of(after.pid).ifPresent(ProcessHandle::destroyForcibly);
        var fourth = start();
        var recovered = awaitDatabase(fourth, after.pid);
        run(recovered, "select it from kept");

        fourth.destroy();
        fourth.waitFor();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void dataOfAnotherVersionAreLeftAlone() throws IOException, InterruptedException {
        Files.createDirectory(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");

        var child = start();

        assertThat(said(child))
                .startsWith("数据是另一个版本的")
                .contains("PostgreSQL 17")
                .doesNotContain("\n");
        assertThat(child.waitFor()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatWasHalfMadeIsMadeAnew() throws IOException, InterruptedException {
        Files.createDirectory(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), OwnDatabase.MAJOR);
        Files.writeString(data.resolve("half-made"), "");

        try (var folder = DataFolder.occupy(data)) {
            folder.clearHalfMade();
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(data.resolve("half-made")).exists();
            Files.createDirectory(folder.program());
            folder.made();
        }
        Files.createDirectory(data.resolve("postgres"));
        try (var folder = DataFolder.occupy(data)) {
            folder.clearHalfMade();
            assertThat(data.resolve("postgres")).exists();
        }
    }

    @Test
    void oneApplicationAtATime() throws IOException {
        try (var _ = DataFolder.occupy(data)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.occupy(data))
                    .withMessageContaining("已在运行");
        }
        DataFolder.occupy(data).close();
    }

    @Test
    void anotherProgramWithAnOldPidIsLeftAlone() throws IOException {
        var myself = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postmaster.pid"), myself + "\n" + data + "\n");

        Orphan.stop(data.toFile());

        assertThat(ProcessHandle.of(myself)).isPresent();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void anUnfinishedNoteOfThePidIsRemoved() throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), "");

        Orphan.stop(data.toFile());

        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    record Database(long pid, int port) {}

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dstderr.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        "--shequtong.data=" + data,
                        "--spring.datasource.url=own",
                        "--logging.file.name=",
                        "--logging.threshold.console=off")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String said(Process child) throws IOException {
        try (var reader = child.errorReader(java.nio.charset.StandardCharsets.UTF_8)) {
            return String.join("\n", reader.readAllLines());
        }
    }

    /** Ready, and not the one that was there before. */
    private Database awaitDatabase(Process child, long before) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE;
        var file = data.resolve("postgres/postmaster.pid");
        while (System.nanoTime() < end) {
            if (Files.exists(file)) {
                var lines = Files.readAllLines(file);
                if (lines.size() > 7
                        && lines.get(7).strip().equals("ready")
                        && Long.parseLong(lines.getFirst()) != before)
                    return awaitMade(
                            child, new Database(Long.parseLong(lines.getFirst()), Integer.parseInt(lines.get(3))));
            }
            assertThat(child.isAlive()).as("the application lives").isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("no database");
    }

    private static Database awaitMade(Process child, Database database) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end && child.isAlive()) {
            try {
                run(database, "select 1");
                return database;
            } catch (SQLException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("no database");
    }

    private static void run(Database database, String sql) throws SQLException {
        var url = "jdbc:postgresql://localhost:" + database.port + "/shequtong";
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
