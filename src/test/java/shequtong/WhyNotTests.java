package shequtong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;

/** However deep it lies, what a person can mend is said in one sentence; the rest is left to the stack trace. */
class WhyNotTests {

    @Test
    void whatCanBeMendedIsSaid() {
        assertThat(said(new CannotStart("一句话"))).isEqualTo("一句话");
        assertThat(said(new PortInUseException(8080))).contains("端口 8080 已被占用");
        assertThat(said(new SQLException("could not extend file", "53100"))).isEqualTo(WhyNot.DISK);
        assertThat(said(new UncheckedIOException(new IOException("No space left on device"))))
                .isEqualTo(WhyNot.DISK);
        assertThat(said(new UncheckedIOException(new AccessDeniedException("/data"))))
                .contains("/data");
        assertThat(said(new IllegalStateException("钥匙太短"))).isEqualTo("钥匙太短");
    }

    @Test
    void aFaultOfOursKeepsItsStackTrace() {
        assertThat(WhyNot.sentence(new IllegalStateException("no such bean"))).isEmpty();
        assertThat(WhyNot.sentence(new NullPointerException())).isEmpty();
    }

    private static String said(Exception cause) {
        return WhyNot.sentence(new BeanCreationException("outermost", new RuntimeException(cause)))
                .orElseThrow();
    }
}
