package shequtong.casework.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.People;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.identity.Proof;
import shequtong.organization.Viewer;

/** R36: what a court or an authority decides is answered with the way there. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class ChannelTests {

    @Autowired
    Casework casework;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;

    @BeforeEach
    void cast() {
        people = new People(db);
    }

    @Test
    void closesWithTheWayThereAndCountsAsAnsweredOnly() {
        var id = open();
        assertThat(get(people.li, people.li.path("/cases/" + id.value()))).contains("已经在打官司", "信访已经受理");

        assertThat(channel(id, "LITIGATION", "1")).hasStatus(303);

        assertThat(get(people.wang, people.wang.path("/cases/" + id.value())))
                .contains("已告知渠道", "告知法定渠道，办结", "12368", "物业收费案在法院")
                .doesNotContain("请您评价");
        assertThat(get(people.wang, people.wang.path("/board"))).contains("期限内回应1件", "核查属实的0件 ÷（已办结 + 超时没办好 + 正在重办）0件");
        assertThat(db.sql("select result || ' ' || aside || ' ' || confirmed from casework.case_file where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("EXPLAINED CHANNEL false");
        assertThat(db.sql("select channel from casework.channel where case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("LITIGATION");
        assertThat(channel(id, "PETITION", "2")).hasStatus(409);
    }

    @Test
    void isTheCommitteesToSay() {
        var id = open();

        for (var who : new Viewer[] {people.wang, people.property, people.grid})
            assertThat(browser.post()
                            .uri("/d/" + people.community.slug() + "/cases/" + id.value() + "/channel")
                            .param("channel", "LITIGATION")
                            .param("version", "1")
                            .param("once", UUID.randomUUID().toString())
                            .cookie(people.cookie(who.person(), Proof.STAFF))
                            .with(csrf())
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isIn(403, 404);
        assertThat(db.sql("select state from casework.case_file where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("REPORTED");
    }

    private CaseId open() {
        return casework.open(
                people.wang, new Matter("物业费的官司", "物业乱收费，已经起诉", "", "PROP-05", Visibility.PUBLIC, people.estate.id()));
    }

    private MvcTestResult channel(CaseId id, String channel, String version) {
        return browser.post()
                .uri(people.li.path("/cases/" + id.value() + "/channel"))
                .param("channel", channel)
                .param("more", "物业收费案在法院")
                .param("version", version)
                .param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(people.li))
                .with(csrf())
                .exchange();
    }

    private String get(Viewer viewer, String path) {
        var result = browser.get().uri(path).cookie(people.cookie(viewer)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }
}
