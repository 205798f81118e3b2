package shequtong.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.CannotCreateTransactionException;
import shequtong.People;
import shequtong.WholeTest;

/** Every connection taken: who asks is told to wait, and not that something broke. */
@WholeTest
class BusyTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

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

    /** What no form of ours sends, and what no list of ours ended with. */
    @Test
    void oddInputIsRefusedBeforeTheDatabaseSeesIt() {
        var people = new People(db);
        var cookie = people.cookie(people.wang);
        for (var odd : List.of("after=-9223372036854775808_1", "after=9223372036854775807_1", "show=a%00b"))
            assertThat(browser.get()
                            .uri(URI.create(people.wang.path("/stories?" + odd)))
                            .cookie(cookie)
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .as(odd)
                    .isBetween(400, 404);
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
