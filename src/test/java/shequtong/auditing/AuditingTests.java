package shequtong.auditing;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.nio.file.Files;
import java.util.Collections;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Viewer;

@WholeTest
class AuditingTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    People people;
    Duty auditor;
    Duty security;
    String own = "";

    @BeforeEach
    void anAuditor() {
        people = new People(db);
        var platform = people.body(people.district, "PLATFORM", "平台");
        auditor = people.official("审计", Position.AUDIT_ADMIN, platform, people.district);
        security = people.official("安全", Position.SECURITY_ADMIN, platform, people.district);
        own = "/d/" + people.district.slug() + "/audit";
        record(people.li.actor(), "casework.reply", new Subject("casework.case", 4711));
        record(people.wang.actor(), "neighbours.post", new Subject("neighbours.story", 4712));
        record(people.otherSecretary.actor(), "residency.open-door", new Subject("organization.area", 4713));
    }

    @Test
    void readsWhoDidWhatInWords() {
        assertThat(text(auditor, own + "?who=李红梅"))
                .contains("李红梅", "党组织书记", "回应居民", "事项", "4711", "已办")
                .doesNotContain("何远");
    }

    /** Whoever lives somewhere is a number here, though their name is in the same database. */
    @Test
    void namesNoResident() {
        assertThat(text(auditor, own + "?who=" + people.wang.person().value()))
                .contains("编号" + people.wang.person().value(), "发布邻里内容")
                .doesNotContain("王阿姨");
    }

    /** What an official does at home is nobody's business: their name finds what they did as such. */
    @Test
    void theNameOfAnOfficialFindsNothingTheyDidAsAResident() {
        record(
                new Actor(people.li.person().value(), "RESIDENT", people.sister.id()),
                "neighbours.post",
                new Subject("neighbours.story", 99881));

        assertThat(text(auditor, own + "?who=李红梅&kind=neighbours.story")).doesNotContain("99881");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act=casework.reply",
                "kind=casework.case&outcome=DONE",
            })
    void filters(String filter) {
        assertThat(text(auditor, own + "?who=李红梅&" + filter)).contains("4711");
        assertThat(text(auditor, own + "?who=何远&" + filter)).doesNotContain("4711");
        assertThat(text(auditor, own + "?who=李红梅&" + filter + "&to=2020-01-01")).contains("没有找到");
    }

    /** AT-15: what is not offered is not asked for, whatever column it may be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hash=0",
                "sort=person",
                "q[name]=x",
                "entry.person=1",
                "author.role=x",
                "act=nothing.such",
                "kind=x",
                "outcome=x",
                "from=yesterday",
                "to=+999999999-12-31",
                "who=1&who=2"
            })
    void answers400ToAnUnknownFilter(String filter) {
        assertThat(get(auditor, own + "?" + filter)).hasStatus(400);
    }

    @Test
    void hasPages() {
        for (var i = 0; i < 45; i++)
            record(people.worker.actor(), "casework.note", new Subject("casework.case", 880_000 + i));

        var first = text(auditor, own + "?who=赵小兰");
        assertThat(first).contains("880044", "880025", "after=").doesNotContain("880024");
        var next = first.replaceFirst("(?s).*href=\"([^\"]*after=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(get(auditor, java.net.URI.create(next.replace("赵小兰", "%E8%B5%B5%E5%B0%8F%E5%85%B0"))))
                .hasStatusOk()
                .bodyText()
                .contains("880024", "880005")
                .doesNotContain("880025");
    }

    @Test
    void aSecurityAdministratorReadsWhatIsAboutRightsOnly() {
        record(people.li.actor(), "organization.set-up", new Subject("identity.person", 55511));

        assertThat(text(security, own + "?who=李红梅")).contains("55511").doesNotContain("4711");
    }

    @Test
    void readingIsEnteredToo() {
        text(auditor, own + "?who=" + people.wang.person().value());

        assertThat(db.sql("select act || ' ' || outcome || ' ' || subject from audit.entry where person = ?")
                        .param(auditor.person().value())
                        .query(String.class)
                        .list())
                .containsExactly("audit.read SEEN " + people.wang.person().value());
    }

    /** AT-14: the entry holds ids and kinds, so what somebody put in a header never reaches the auditor's page. */
    @ParameterizedTest
    @ValueSource(strings = {"User-Agent", "Referer", "X-Forwarded-For", "Accept-Language"})
    void whatComesInAHeaderNeverReachesThePage(String header) {
        var payload = "\"><img src=x onerror=alert(1)><b>" + UUID.randomUUID();
        browser.get()
                .uri("/c/" + people.elsewhere.slug() + "/cases/1")
                .header(header, payload)
                .cookie(people.cookie(people.wang))
                .exchange();

        assertThat(text(auditor, own + "?who=" + people.wang.person().value()))
                .contains("想看不在自己范围内的内容", "不属于这里的人")
                .doesNotContain("onerror", payload);
    }

    @Test
    void aNameWithMarkupIsWrittenOut() {
        var odd = people.official(
                "=cmd<script>alert(1)</script>",
                Position.COMMUNITY_WORKER,
                people.body(people.community, "RESIDENTS_COMMITTEE", "居委"),
                people.community);
        record(odd.actor(), "casework.note", new Subject("casework.case", 777));

        assertThat(text(auditor, own + "?who=" + odd.person().value()))
                .contains("=cmd&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    /** AT-41: a cell never begins as a formula. */
    @Test
    void exportsWhatWasFoundAsAFile() throws Exception {
        var odd = people.official(
                "=HYPERLINK(1)",
                Position.COMMUNITY_WORKER,
                people.body(people.community, "RESIDENTS_COMMITTEE", "居委"),
                people.community);
        for (var i = 0; i < 510; i++) record(odd.actor(), "casework.note", new Subject("casework.case", 900_000 + i));

        var csv = export(auditor, "csv", odd);
        assertThat(csv).hasStatusOk();
        assertThat(csv.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        var lines = csv.getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(501);
        assertThat(lines.get(1)).contains("\"'=HYPERLINK(1)\"", "内部备注", "900509");
        var file = Files.createTempFile("audit", ".xlsx");
        Files.write(file, export(auditor, "xlsx", odd).getResponse().getContentAsByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            var all = new StringBuilder();
            for (var entry : Collections.list(zip.entries()))
                all.append(
                        new String(zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            assertThat(all).containsPattern("('|&apos;|&#39;)=HYPERLINK").doesNotContain("<f>", ">=HYPERLINK");
        } finally {
            Files.delete(file);
        }
        assertThat(db.sql("select detail from audit.entry where person = ? and act = 'audit.export' order by number")
                        .param(auditor.person().value())
                        .query(String.class)
                        .list())
                .containsExactly("rows=500 format=csv", "rows=500 format=xlsx");
    }

    @Test
    void saysWhetherTheStreetsChainsFit() {
        var street = people.official(
                "街道",
                Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);

        var answer = post(street, "/d/" + people.street.slug() + "/audit/check");

        assertThat(answer).hasStatusOk().bodyText().contains("全部对得上", "1</span> 条链");
    }

    private void record(Actor actor, String act, Subject about) {
        transaction.executeWithoutResult(_ -> audit.record(actor, act, about));
    }

    private MvcTestResult export(Duty who, String format, Duty about) {
        return browser.post()
                .uri(own + "/export")
                .param("format", format)
                .param("who", String.valueOf(about.person().value()))
                .cookie(people.cookie(who))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(Viewer who, String path) {
        return browser.post().uri(path).cookie(people.cookie(who)).with(csrf()).exchange();
    }

    private MvcTestResult get(Viewer who, String path) {
        var parts = path.split("\\?", 2);
        var request = browser.get().uri(parts[0]).cookie(people.cookie(who));
        if (parts.length == 2)
            for (var field : parts[1].split("&")) {
                var pair = field.split("=", 2);
                request.param(pair[0], pair[1]);
            }
        return request.exchange();
    }

    private MvcTestResult get(Viewer who, java.net.URI path) {
        return browser.get().uri(path).cookie(people.cookie(who)).exchange();
    }

    private String text(Viewer who, String path) {
        var result = get(who, path);
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }
}
