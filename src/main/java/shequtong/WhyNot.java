package shequtong;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What hinders the start is said in one sentence to whoever typed the command; a stack trace is left for what nobody
 * foresaw. Boot finds this class by {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WhyNot implements SpringBootExceptionReporter {

    static final String DISK = "磁盘满了：请腾出空间后再启动，已经存好的内容不受影响。";

    @Override
    public boolean reportException(Throwable failure) {
        var sentence = sentence(failure);
        sentence.ifPresent(System.err::println);
        return sentence.isPresent();
    }

    static Optional<String> sentence(Throwable failure) {
        return withCauses(failure)
                .flatMap(it -> Stream.concat(
                        Stream.of(it), Stream.of(it.getSuppressed()).flatMap(WhyNot::withCauses)))
                .flatMap(it -> known(it).stream())
                .findFirst();
    }

    private static Stream<Throwable> withCauses(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause);
    }

    private static Optional<String> known(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case CannotStart it -> it.getMessage();
                    case PortInUseException it ->
                        "端口 " + it.getPort()
                                + " 已被占用：请停掉占用它的程序，或者换一个（网页用 PORT，管理用 MANAGEMENT_PORT，例如 PORT=8090 bin/run）。";
                    case FlywayValidateException _ -> "数据库是另一个版本的社区通建的，和这个版本对不上：请用原来的版本启动，或者按 docs/operations.md 升级。";
                    case SQLException it when "53100".equals(it.getSQLState()) -> DISK;
                    case AccessDeniedException it -> "没有权限读写 " + it.getFile() + "：请换一个目录（DATA），或者改它的主人。";
                    case IOException it when saysDiskIsFull(it) -> DISK;
                    case IllegalStateException it when isForPeople(it) -> it.getMessage();
                    default -> null;
                });
    }

    private static boolean saysDiskIsFull(IOException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.contains("No space left on device") || message.contains("设备上没有空间");
    }

    /** The modules cannot know this package. What they say in Chinese, they say to a person. */
    private static boolean isForPeople(IllegalStateException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.codePoints().limit(1).anyMatch(Character::isIdeographic);
    }
}
