package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.WholeTest;

/** Whoever presses counts once, and how somebody judged is in no book about who did what. */
@WholeTest
class VoicesTests {

    private static final int PLACES = 8;
    private static final int PRESSES = 8;

    @Autowired
    Casework casework;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    Acts acts;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
    }

    private CaseId raised(String title) {
        return casework.open(acts.people.wang, acts.matter(title, "GREEN-01"));
    }

    /** AT-06: the same press 64 times, eight at once, each with a key of its own. */
    @Test
    void aPressThatComesManyTimesAtOnceIsOneVoice() throws Exception {
        for (var title : List.of("毁绿", "堆物", "漏水")) {
            var id = raised(title);
            var like = acts.people.chen.path("/talk/casework.case/" + id.value() + "/like");
            var same = Acts.page(acts.people.chen, id) + "/same";
            var presses = IntStream.range(0, PLACES)
                    .<Callable<Integer>>mapToObj(it -> () -> acts.post(acts.people.chen, it % 2 == 0 ? same : like)
                            .getResponse()
                            .getStatus())
                    .toList();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var press = 0; press < PRESSES; press++)
                    for (var it : pool.invokeAll(presses)) assertThat(it.get()).isLessThan(500);
            }
            assertThat(one("select count(*) from casework.same where case_id = ?", id))
                    .isEqualTo(1);
            assertThat(one("select same_count from casework.case_file where id = ?", id))
                    .isEqualTo(1);
            assertThat(one("select count(*) from conversation.likes where kind = 'casework.case' and subject = ?", id))
                    .isEqualTo(1);
            assertThat(one("select likes from conversation.tally where kind = 'casework.case' and subject = ?", id))
                    .isEqualTo(1);
        }
    }

    /** AT-08: that they judged is entered, not how; two who judged otherwise leave the same line. */
    @Test
    void theAuditTellsThatSomebodyJudgedAndNotHow() {
        var entries = Stream.of("YES", "NO")
                .map(resolved -> {
                    var id = raised("路灯" + resolved);
                    acts.reply(acts.people.li, id);
                    acts.answer(acts.people.li, id);
                    acts.rate(acts.people.wang, id, resolved);
                    return db.sql("""
                            select (to_jsonb(entry) - array['id', 'number', 'at', 'subject', 'hash'])::text
                            from audit.entry
                            where kind = 'casework.case' and subject = ? and person = ?
                            order by number
                            """)
                            .params(id.value(), acts.people.wang.person().value())
                            .query(String.class)
                            .list();
                })
                .toList();
        assertThat(entries.getFirst()).isEqualTo(entries.getLast()).anyMatch(it -> it.contains("casework.rate"));
    }

    private int one(String sql, CaseId id) {
        return db.sql(sql).param(id.value()).query(Integer.class).single();
    }
}
