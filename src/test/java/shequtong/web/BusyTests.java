package shequtong.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.CannotCreateTransactionException;
import shequtong.WholeTest;

/** Every connection taken: who asks is told to wait, and not that something broke. */
@WholeTest
class BusyTests {

    @Autowired
    MockMvcTester browser;

    @Test
    void whoFindsEveryConnectionTakenBeforeAnyPageWasReachedIsAskedToWait() {
        for (var taken : List.of(
                new CannotCreateTransactionException("all taken"), new CannotGetJdbcConnectionException("all taken"))) {
            var page = browser.get()
                    .uri("/error")
                    .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                    .requestAttr(RequestDispatcher.ERROR_EXCEPTION, taken);
            assertThat(page).hasStatus(503).hasHeader("Retry-After", "5");
            assertThat(page).bodyText().contains("系统正忙");
        }
    }

    @Test
    void whatBrokeIsNotCalledBusy() {
        var page = browser.get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException());
        assertThat(page).hasStatus(500);
        assertThat(page).bodyText().contains("出了差错").doesNotContain("IllegalState");
    }
}
