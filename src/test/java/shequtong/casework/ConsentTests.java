package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.casework.Acts.done;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.organization.Duty;
import shequtong.organization.Here;

/** A handler that is no authority knows no reporter, unless the reporter agrees, for it and for this matter (R48). */
@ModuleTest(with = {"identity", "organization", "residency", "notification", "audit"})
class ConsentTests {

    @Autowired
    Casework casework;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    Acts acts;
    Here wang;
    Duty property;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        wang = acts.people.wang;
        property = acts.people.property;
    }

    @Test
    void showsTheReporterOnlyWhileTheyAgreeAndTellsThemOfEachLook() {
        var id = casework.open(wang, acts.matter("水管漏水", "PROP-01"));
        acts.send(acts.people.li, id, "JOINT", property, acts.people.squad);
        assertThat(acts.get(property, acts.task(property, id)))
                .contains("反映人同意的，可以看称呼")
                .doesNotContain("王阿姨");
        assertThat(acts.get(acts.people.squad, acts.task(acts.people.squad, id)))
                .doesNotContain("可以看称呼");
        assertThat(look(property, id, "约时间上门"))
                .hasStatus(409)
                .bodyText()
                .contains("没有同意")
                .doesNotContain("王阿姨");
        assertThat(look(acts.people.squad, id, "约时间")).hasStatus(403);
        assertThat(acts.get(wang, Acts.page(wang, id)))
                .contains("安居物业正在办，不知道您是谁")
                .doesNotContain("江湾城管中队知道");

        assertThat(consent(acts.people.chen, id, "")).hasStatus(403);
        assertThat(acts.post(wang, Acts.page(wang, id) + "/consents/" + Table.body(acts.people.squad)))
                .hasStatus(404);
        done(consent(wang, id, ""));
        assertThat(consent(wang, id, "")).hasStatus(409);
        assertThat(look(property, id, " ")).hasStatus(422).bodyText().contains("请写明为什么要看");
        assertThat(look(property, id, "约时间上门"))
                .hasStatus(200)
                .bodyText()
                .contains("王阿姨", "3号楼")
                .doesNotContain("101室");
        assertThat(acts.get(property, acts.task(property, id))).doesNotContain("王阿姨");
        assertThat(look(acts.people.otherProperty, id, "约时间")).hasStatus(404);
        await().untilAsserted(() -> assertThat(acts.told(wang, id)).startsWith("casework.unmasked"));
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("许建国看过：约时间上门", "收回同意");
        assertThat(acts.one(
                        "select count(*) from audit.entry where act = 'casework.unmask' and person = ?",
                        Long.class,
                        property.person().value()))
                .isOne();

        done(consent(wang, id, "delete"));
        assertThat(look(property, id, "再看一次")).hasStatus(409);
        done(consent(wang, id, ""));
        assertThat(look(property, id, "又同意了")).hasStatus(200).bodyText().contains("王阿姨");
    }

    private MvcTestResult look(Duty duty, CaseId id, String purpose) {
        var task = acts.one(
                "select coalesce(max(id) filter (where body = ?), max(id)) from casework.dispatch where case_id = ?",
                Long.class,
                Table.body(duty),
                id.value());
        return acts.post(duty, duty.path("/tasks/" + task + "/reporter"), "purpose", purpose);
    }

    private MvcTestResult consent(Here here, CaseId id, String method) {
        var path = Acts.page(here, id) + "/consents/" + Table.body(property);
        return method.isEmpty() ? acts.post(here, path) : acts.post(here, path, "_method", method);
    }
}
