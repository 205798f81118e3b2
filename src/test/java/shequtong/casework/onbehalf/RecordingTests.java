package shequtong.casework.onbehalf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.ModuleTest;
import shequtong.People;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.kernel.Sealed;
import shequtong.kernel.Subject;
import shequtong.organization.Here;
import shequtong.organization.Viewer;
import shequtong.residency.Admitted;

/** 代录: whoever rings is written down, and nobody speaks for them until they do themselves. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class RecordingTests {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 90_000_000);

    @Autowired
    JdbcClient db;

    @Autowired
    Sealed sealed;

    @Autowired
    MockMvcTester browser;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    People people;
    String phone;

    @BeforeEach
    void cast() {
        people = new People(db);
        phone = "138" + "%08d".formatted(NUMBER.incrementAndGet());
    }

    @Test
    void isNobodysUntilWhoRangMovesInAndTakesItOver() {
        var id = record(phone, "COMMITTEE");
        var page = get(people.li, people.li.path("/cases/" + id));
        assertThat(page).contains("来电来访的居民反映", "工作人员代录", "幸福里居委会", "本人还没有认领").doesNotContain("葛女士", phone);
        var caller = people.li.path("/cases/" + id + "/caller");
        assertThat(get(people.li, caller)).contains("为什么要联系").doesNotContain("葛女士", phone);
        assertThat(post(people.li, caller)).hasStatus(422).bodyText().doesNotContain(phone);
        assertThat(post(people.li, caller, "reason", "ANSWER"))
                .hasStatusOk()
                .bodyText()
                .contains("葛女士", phone);
        assertThat(db.sql(
                                "select count(*) from audit.entry where act = 'casework.caller.look' and detail = 'reason=ANSWER' and subject = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(status(people.chen, people.chen.path("/cases/" + id))).isEqualTo(404);
        assertThat(status(people.property, people.property.path("/cases/" + id + "/caller")))
                .isEqualTo(403);

        var ge = person(phone);
        people.lives(ge, "葛", "葛女士", "9号楼", people.community);
        transaction.executeWithoutResult(_ ->
                events.publishEvent(new Admitted(people.community.id(), ge, new Subject("residency.registration", 1))));
        var here = new Here(ge, Here.Capacity.RESIDENT, people.community, null);
        await().untilAsserted(() -> assertThat(get(here, here.path("/notices"))).contains("居委会替您记了一件事“夜里装修”"));
        assertThat(get(here, here.path("/recorded"))).contains("夜里装修", "赵小兰", "是我反映的", "不是我");
        assertThat(rate(here, id)).hasStatus(404);

        var look = people.li.path("/residents/" + ge.value() + "/look");
        assertThat(get(people.li, caller)).contains(look).doesNotContain(phone);
        assertThat(post(people.li, caller, "reason", "ANSWER")).hasStatus(303).hasRedirectedUrl(look);
        assertThat(post(here, here.path("/recorded/" + id))).hasStatus(303);
        assertThat(status(people.li, caller)).isEqualTo(404);
        assertThat(post(people.li, caller, "reason", "ANSWER")).hasStatus(404);
        assertThat(get(here, here.path("/cases/" + id))).contains("葛女士认领了这件事", "催一催");
        answer(id);
        assertThat(rate(here, id)).hasStatus(303);
        assertThat(post(here, here.path("/recorded/" + id))).hasStatus(409);
    }

    @Test
    void isOfferedAtOnceToWhoLivesHereWithThatNumberAndToNobodyElse() {
        number(people.wang.person(), phone);
        var id = record(phone, "UNNAMED");

        await().untilAsserted(() ->
                assertThat(get(people.wang, people.wang.path("/notices"))).contains("居委会替您记了一件事"));
        assertThat(get(people.chen, people.chen.path("/recorded"))).doesNotContain("夜里装修");
        assertThat(post(people.chen, people.chen.path("/recorded/" + id))).hasStatus(404);
        assertThat(get(people.chen, people.chen.path("/cases/" + id)))
                .contains("来电来访的居民")
                .doesNotContain("王阿姨");
        assertThat(browser.delete()
                        .uri(people.wang.path("/recorded/" + id))
                        .param("once", UUID.randomUUID().toString())
                        .cookie(people.cookie(people.wang))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
        assertThat(post(people.wang, people.wang.path("/recorded/" + id))).hasStatus(409);
        assertThat(db.sql("select reporter from casework.case_view where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsNameAndNumberSealed() {
        var id = record(phone, "COMMITTEE");

        for (var canary : new String[] {"葛女士", phone})
            assertThat(db.sql(
                                    "select strpos(it::text, :plain) + strpos(it::text, :bytes) from casework.recorded it where case_id = :id")
                            .param("plain", canary)
                            .param(
                                    "bytes",
                                    HexFormat.of().formatHex(canary.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                            .param("id", id)
                            .query(Integer.class)
                            .single())
                    .isZero();
    }

    @Test
    void forgetsItsCallerAWeekAfterTheEnd() {
        var id = record(phone, "COMMITTEE");
        var caller = people.li.path("/cases/" + id + "/caller");
        for (var days : new int[] {6, 8}) {
            db.sql("""
                    update casework.case_file
                    set state = 'CLOSED', answered_at = reported_at, rate_due = reported_at, outcome = 'SOLVED',
                        result = 'SOLVED', confirmed = false, closed_at = now() - make_interval(days => ?)
                    where id = ?
                    """).params(days, id).update();
            assertThat(status(people.li, caller)).isEqualTo(days < 7 ? 200 : 404);
            var page = get(people.li, people.li.path("/cases/" + id));
            assertThat(page.contains("看称呼和电话")).isEqualTo(days < 7);
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(post(
                        people.worker,
                        people.worker.path("/recorded"),
                        "caller",
                        "",
                        "phone",
                        "123",
                        "title",
                        "",
                        "words",
                        "嗯"))
                .hasStatus(422)
                .bodyText()
                .contains("请写明怎么称呼", "手机号不对", "请写一句话的题目", "请选是哪个小区", "请选一个类别", ">嗯</textarea>");
    }

    private long record(String number, String visibility) {
        assertThat(post(
                        people.worker,
                        people.worker.path("/recorded"),
                        "caller",
                        "葛女士",
                        "phone",
                        number,
                        "title",
                        "夜里装修",
                        "words",
                        "楼上夜里还在装修",
                        "estate",
                        "" + people.estate.id(),
                        "category",
                        "NOISE-01",
                        "visibility",
                        visibility))
                .hasStatus(303);
        return db.sql("select max(id) from casework.case_view where community = ?")
                .param(people.community.id())
                .query(Long.class)
                .single();
    }

    private PersonId person(String number) {
        var person = people.person("葛女士");
        number(person, number);
        return person;
    }

    private void number(PersonId person, String number) {
        db.sql("insert into identity.account (person, phone, phone_index) values (?, ?, ?)")
                .params(
                        person.value(),
                        sealed.seal(number, "identity.account.phone." + person.value()),
                        sealed.index("identity.account.phone", number))
                .update();
    }

    private void answer(long id) {
        var version = db.sql("select version from casework.case_file where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
        assertThat(post(
                        people.li,
                        people.li.path("/cases/" + id + "/feedback"),
                        "outcome",
                        "SOLVED",
                        "words",
                        "谈过了",
                        "absent",
                        "电话联系",
                        "version",
                        "" + version))
                .hasStatus(303);
    }

    private MvcTestResult rate(Here here, long id) {
        return post(here, here.path("/cases/" + id + "/rating"), "resolved", "YES", "grade", "5");
    }

    private String get(Viewer viewer, String path) {
        var result = browser.get()
                .uri(path)
                .cookie(people.cookie(viewer.person(), Proof.STAFF))
                .exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private int status(Viewer viewer, String path) {
        return browser.get()
                .uri(path)
                .cookie(people.cookie(viewer.person(), Proof.STAFF))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private MvcTestResult post(Viewer viewer, String path, String... params) {
        var form = browser.post().uri(path).param("once", UUID.randomUUID().toString());
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        return form.cookie(people.cookie(viewer.person(), Proof.STAFF))
                .with(csrf())
                .exchange();
    }
}
