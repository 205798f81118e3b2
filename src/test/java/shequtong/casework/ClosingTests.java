package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.casework.Acts.done;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.casework.closing.Sampling;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Lapse;
import shequtong.casework.file.Outcome;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** An end without the reporter's word is the tier above's to answer for: it approves it, or it looks for itself. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class ClosingTests {

    @Autowired
    Casework casework;

    @Autowired
    Cases cases;

    @Autowired
    Sampling sampling;

    @Autowired
    Lapse lapse;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    Acts acts;
    Duty li;
    Duty grid;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        li = acts.people.li;
        grid = acts.people.grid;
    }

    /** R46: asked by the community, approved above, public as such, not resolved. */
    @Test
    void isForcedOnlyWithTheApprovalOfTheTierAbove() {
        var id = casework.open(acts.people.wang, acts.matter("邻居装修噪音", "ENV-04"));
        assertThat(ask(li, id)).hasStatus(409).bodyText().contains("还没有回应居民");
        acts.reply(li, id);
        acts.send(li, id, "JOINT", acts.people.property);
        assertThat(ask(li, id)).hasStatus(409).bodyText().contains("安居物业", "没有答复");
        done(acts.post(
                acts.people.property,
                acts.task(acts.people.property, id) + "/answer",
                "stage",
                "REPLY",
                "words",
                "办了",
                "way",
                "COMMITTEE"));
        assertThat(acts.status(grid, Acts.desk(grid, id))).isEqualTo(404);
        assertThat(acts.post(li, Acts.desk(li, id) + "/closing", "words", "联系不上"))
                .hasStatus(422)
                .bodyText()
                .contains("只有这几种原因可以", "联系不上");
        done(ask(li, id));
        assertThat(ask(li, id)).hasStatus(409).bodyText().contains("已经申请过了");
        await().untilAsserted(() -> assertThat(acts.told(grid, id)).startsWith("casework.force-asked"));
        assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id))).doesNotContain("不经评价办结");
        assertThat(acts.get(grid, grid.path("/closings"))).contains("邻居装修噪音", "联系不上反映人", "去决定");

        var path = "/closing/"
                + acts.one("select max(id) from casework.closure where case_id = ?", Long.class, id.value());
        assertThat(decide(li, id, path, true)).hasStatus(403);
        assertThat(decide(acts.people.otherGrid, id, path, true)).hasStatus(404);
        var twice = new Duty(
                li.person(),
                acts.people.mandate(
                        li.person(), Position.GRID_OFFICER, grid.mandate().body(), acts.people.street),
                acts.people.street);
        assertThat(decide(twice, id, path, true)).hasStatus(403).bodyText().contains("自己申请的，不能自己批");
        assertThat(acts.get(grid, Acts.desk(grid, id) + path)).contains("李红梅", "联系不上反映人", "打了六次电话");
        done(decide(grid, id, path, false));
        assertThat(acts.get(li, Acts.desk(li, id))).contains("再试一周");

        done(ask(li, id));
        path = "/closing/" + acts.one("select max(id) from casework.closure where case_id = ?", Long.class, id.value());
        done(decide(grid, id, path, true));
        assertThat(decide(grid, id, path, true)).hasStatus(409);
        assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id)))
                .contains("经街镇批准办结", "不计为解决", "已办结·没有解决")
                .contains("联系不上反映人", "社区做过的：打了六次电话", "街镇的意见：情况属实");
        assertThat(db.sql("select state, forced, confirmed from casework.case_view where id = ?")
                        .param(id.value())
                        .query()
                        .singleRow())
                .containsEntry("forced", true)
                .containsEntry("confirmed", false)
                .containsEntry("state", "CLOSED");

        done(acts.post(acts.people.wang, Acts.page(acts.people.wang, id) + "/reopening", "reason", "还在吵"));
        assertThat(acts.one("select forced from casework.case_file where id = ?", Boolean.class, id.value()))
                .isFalse();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult ask(Duty duty, CaseId id) {
        return acts.post(duty, Acts.desk(duty, id) + "/closing", "ground", "UNREACHABLE", "words", "打了六次电话");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult decide(
            Duty duty, CaseId id, String path, boolean granted) {
        return acts.post(duty, Acts.desk(duty, id) + path, "granted", "" + granted, "words", granted ? "情况属实" : "再试一周");
    }

    /** R45: about a fifth of what nobody judged, the same whoever draws again, and counted as solved only when verified. */
    @Test
    void isVerifiedByASampleThatNobodyChooses() {
        var all = IntStream.range(0, 60)
                .mapToObj(n -> casework.open(acts.people.wang, acts.matter("第" + n + "件", "ENV-04")))
                .toList();
        all.forEach(this::draw);
        var drawn = drawn(all);
        assertThat(drawn.size()).isBetween(3, 24);
        all.forEach(this::draw);
        assertThat(drawn(all)).isEqualTo(drawn);

        var id = new CaseId(drawn.getFirst());
        acts.reply(li, id);
        acts.answer(li, id);
        assertThat(acts.post(
                        grid, Acts.desk(grid, id) + "/verification", "granted", "true", "way", "PHONE", "words", "早"))
                .hasStatus(409);
        clock.after(Duration.ofDays(8), () -> lapse.of(li.area().id(), id));
        assertThat(acts.get(grid, grid.path("/closings?tab=VERIFICATIONS"))).contains("去核查");
        assertThat(verify(li, id)).hasStatus(403);
        assertThat(verify(acts.people.otherGrid, id)).hasStatus(404);
        assertThat(acts.post(grid, Acts.desk(grid, id) + "/verification", "granted", "true", "words", "好了"))
                .hasStatus(422)
                .bodyText()
                .contains("请选是怎么核查的");
        done(verify(grid, id));
        assertThat(verify(grid, id)).hasStatus(409).bodyText().contains("已经核查过了");
        assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id))).contains("街镇核查：确实解决了", "已解决");
        assertThat(acts.get(grid, grid.path("/closings?tab=VERIFIED"))).contains("确实解决了", "问过了");
    }

    /** Closed because nobody answered, as the deadline does it. */
    private void draw(CaseId id) {
        transaction.executeWithoutResult(_ -> {
            var head = cases.find(li.area().id(), id).orElseThrow().head();
            var now = clock.instant();
            sampling.of(new Case.Closed(head, now, now, now, Outcome.SOLVED, Outcome.SOLVED, false));
        });
    }

    private List<Long> drawn(List<CaseId> all) {
        return db.sql("select case_id from casework.verification where case_id = any(?) order by case_id")
                .param(all.stream().map(CaseId::value).toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult verify(Duty duty, CaseId id) {
        return acts.post(
                duty, Acts.desk(duty, id) + "/verification", "granted", "true", "way", "PHONE", "words", "问过了，好了");
    }
}
