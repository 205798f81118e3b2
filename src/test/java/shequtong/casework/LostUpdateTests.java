package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.organization.Duty;

/** REL-8: two colleagues decide on the same version, five hundred times. */
@WholeTest
class LostUpdateTests {

    static final int EDITS = 500;

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    MockMvcTester browser;

    /** @param page what the browser shows afterwards */
    record Answer(int status, String words, String page) {}

    @Test
    void nobodysWordsAreOverwrittenOrLost() throws Exception {
        var people = new People(db);
        var li = new Pages(browser, db, people);
        var zhao = new Pages(browser, db, people);
        li.cookie(people.li);
        zhao.cookie(people.worker);
        var id = casework.open(
                people.wang, new Matter("水管漏水", "一直滴水", "3号楼", "PROP-01", Visibility.PUBLIC, people.estate.id()));
        var losers = 0;
        var written = new ArrayList<String>();

        try (var both = Executors.newFixedThreadPool(2)) {
            for (var n = 0; n < EDITS; n++) {
                var seen = li.version(id);
                var at = new CyclicBarrier(2);
                var words = "第" + n + "次的话，";
                var one = CompletableFuture.supplyAsync(() -> reply(li, people.li, id, seen, words + "李写的", at), both);
                var two = CompletableFuture.supplyAsync(
                        () -> reply(zhao, people.worker, id, seen, words + "赵写的", at), both);
                for (var it : List.of(one.join(), two.join()))
                    if (it.status() == 303) written.add(it.words());
                    else {
                        losers++;
                        assertThat(it.status()).isEqualTo(409);
                        assertThat(it.page()).contains(">" + it.words() + "</textarea>", "role=\"alert\"");
                    }
            }
        }

        var kept = db.sql("select words from casework.step where case_id = ? and kind = 'REPLIED' order by number")
                .param(id.value())
                .query(String.class)
                .list();
        assertThat(written).hasSize(EDITS);
        assertThat(losers).isEqualTo(EDITS);
        assertThat(kept).containsExactlyElementsOf(written);
        assertThat(li.version(id)).isEqualTo(EDITS + 1);
    }

    private static Answer reply(Pages pages, Duty who, CaseId id, int seen, String words, CyclicBarrier at) {
        try {
            at.await(1, TimeUnit.MINUTES);
            var answer = pages.post(
                    who, "/cases/" + id.value() + "/replies", "to", "public", "text", words, "version", "" + seen);
            return new Answer(
                    answer.getResponse().getStatus(),
                    words,
                    answer.getResponse().getContentAsString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
