package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.casework.file.Hours;
import shequtong.organization.Duty;
import shequtong.organization.Viewer;

/** B1: whoever owns the database may change the path of a case, and everybody who may see the case sees that it was. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class RecordTests {

    static final Pattern CODE = Pattern.compile("sq-receipt__c num\">([^<]+)<");

    @Autowired
    Casework casework;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    FlywayConnectionDetails owner;

    People people;
    CaseId garden;

    /** Reported, replied, noted, sent to the property, answered by them with a picture, fed back, rated: seven steps. */
    @BeforeEach
    void sevenSteps() throws IOException {
        people = new People(db);
        garden = casework.open(
                people.wang, new Matter("广场变菜园", "绿化带被人种上青菜", "中心广场", "ENV-04", Visibility.PUBLIC, people.estate.id()));
        say("public", "收到，明天给您答复");
        say("inner", "两户老人在种");
        post(people.li, desk("/dispatches"), "way", "PROPERTY", "purpose", "请清理", "due", due(), "confirmed", "true");
        handle();
        post(people.li, desk("/feedback"), "outcome", "SOLVED", "words", "已恢复", "absent", "物业办的");
        post(people.wang, resident("/rating"), "resolved", "YES", "grade", "5", "verdict", "很快");
        assertThat(version()).isEqualTo(7);
    }

    @Test
    void whatNobodyTouchedFitsForEverybodyWhoMaySeeIt() {
        for (var viewer : new Viewer[] {people.wang, people.chen, people.sun, people.li})
            assertThat(record(viewer, "")).contains("共7步，没有被改过");
        assertThat(record(people.chen, "")).contains("工作人员的内部记录").doesNotContain("两户老人", "补留的指纹");
        assertThat(record(people.li, "")).contains("内部备注");
        assertThat(get(people.wang, resident(""))).contains("您的回执码", code());
        assertThat(get(people.chen, resident(""))).doesNotContain("您的回执码").contains("/record");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update casework.step set words = '收到，后天给您答复' where number = 2 and case_id = | 第2步",
                "update casework.step set at = at + interval '1 microsecond' where number = 3 and case_id = | 第3步",
                "update casework.step set shown = true where number = 3 and case_id = | 第3步",
                "update casework.feedback set outcome = 'EXPLAINED' where case_id = | 第6步",
                "update casework.rating set grade = 1 where case_id = | 第7步",
                "delete from casework.rating where case_id = | 第7步",
                "update casework.dispatch set answer = '没去' where case_id = | 第5步",
                "update casework.dispatch set purpose = '随便看看' where case_id = | 第4步",
                "update casework.case_file set words = '绿化带很好' where id = | 第2、4、6步",
                "delete from casework.link where number = 4 and case_id = | 第4、5步",
                "update casework.link set digest = repeat('a', 64) where number = 4 and case_id = | 第4、5步"
            })
    void oneThingThatWasChangedIsFoundAtItsStep(String tampering, String step) throws SQLException {
        tamper(tampering + garden.value());

        assertThat(record(people.chen, ""))
                .contains("对不上：" + step + "<", "is-alert")
                .doesNotContain("没有被改过");
    }

    @Test
    void aPictureThatIsAnotherNowIsFound() throws SQLException {
        tamper("""
                update media.file set large = large || '\\x00'::bytea where id in (
                    select file from media.placement join casework.step on step.id = subject
                    where placement.kind = 'casework.step' and case_id = %d)""".formatted(garden.value()));
        assertThat(record(people.wang, "")).contains("对不上：第5步<");

        tamper("update media.file set sha256 = encode(sha256(large), 'hex')");
        assertThat(record(people.wang, "")).contains("对不上：第5步<");
    }

    @Test
    void twoStepsThatChangedPlacesAreFound() throws SQLException {
        tamper("""
                alter table casework.feedback drop constraint if exists feedback_community_case_id_number_fkey;
                update casework.step set number = -1 where number = 2 and case_id = %1$d;
                update casework.step set number = 2 where number = 3 and case_id = %1$d;
                update casework.step set number = 3 where number = -1 and case_id = %1$d""".formatted(garden.value()));

        assertThat(record(people.wang, "")).contains("对不上：第2、3步<");
    }

    @Test
    void aStepThatWasPutInIsFound() throws SQLException {
        tamper("""
                alter table casework.step disable trigger linked;
                insert into casework.step (community, case_id, number, at, kind, person, mandate, shown, words)
                select community, case_id, 8, at, 'RATED', person, 0, true, '非常满意' from casework.step
                where number = 7 and case_id = %d;
                alter table casework.step enable trigger linked""".formatted(garden.value()));

        assertThat(record(people.wang, "")).contains("对不上：第8步<", "后来插进来的");
    }

    /** Cut with its link, and with the case's own count: what is left fits, and only paper knows. */
    @Test
    void aTailThatWasCutIsFoundByTheCountAndByAnOlderReceipt() throws SQLException {
        var receipt = code();
        tamper("""
                delete from casework.rating where case_id = %1$d;
                delete from casework.step where number = 7 and case_id = %1$d;
                delete from casework.link where number = 7 and case_id = %1$d""".formatted(garden.value()));
        assertThat(record(people.wang, "")).contains("对不上：第7步<", "这一步不见了");

        tamper("update casework.case_file set version = 6 where id = " + garden.value());
        assertThat(record(people.wang, "")).contains("共6步，没有被改过");
        assertThat(record(people.wang, receipt)).contains("开具时有7步，现在只有6步：后面的被拿掉了", "和您的回执不符");
    }

    /** The owner makes the whole chain anew with the database's own function: it fits, and the receipt does not. */
    @Test
    void aChainThatWasMadeAnewIsFoundByAnOlderReceipt() throws SQLException {
        var receipt = code();
        assertThat(record(people.chen, receipt)).contains("开具时有7步，这7步到现在没有被改过");
        tamper("""
                update casework.step set words = '收到，下个月给您答复' where number = 2 and case_id = %1$d;
                delete from casework.link where case_id = %1$d;
                select casework.link_rest(null)""".formatted(garden.value()));

        assertThat(record(people.wang, "")).contains("共7步，没有被改过");
        assertThat(record(people.wang, receipt.toLowerCase())).contains("前7步里，有内容在回执开具以后被改写过");
    }

    @Test
    void aReceiptStillFitsWhenTheCaseHasGoneOn() {
        var receipt = code();
        say("inner", "回访过了");

        assertThat(record(people.wang, receipt)).contains("共8步，没有被改过", "开具时有7步，这7步到现在没有被改过");
        assertThat(code()).isNotEqualTo(receipt);
    }

    @Test
    void whoeverComesWithPaperIsLedToTheProof() {
        var number = db.sql("select number from casework.case_view where id = ?")
                .param(garden.value())
                .query(String.class)
                .single();
        var path = people.chen.path("/record");

        assertThat(get(people.chen, path)).contains("单号", "回执码");
        assertThat(asked(people.chen, path, number.toLowerCase(), code())).hasStatus(303);
        assertThat(asked(people.chen, path, number, "ABCD")).hasStatus(422);
        assertThat(asked(people.zhou, people.zhou.path("/record"), number, code()))
                .hasStatus(422);
    }

    /** What was there before the links got them when the table did, and the page says so. */
    @Test
    void aLinkThatWasMadeLateIsSaidToProveNothingAboutBefore() throws SQLException {
        tamper("delete from casework.link where case_id = %d; select casework.link_rest(now())"
                .formatted(garden.value()));

        assertThat(record(people.wang, "")).contains("共7步，没有被改过", "补留的指纹，只能证明从那时起没有被改过");
    }

    @Test
    void theApplicationItselfCannotWriteALink() {
        assertThat(allowed("update casework.link set digest = digest")).isFalse();
        assertThat(allowed("delete from casework.link")).isFalse();
        assertThat(
                        allowed(
                                "insert into casework.link (community, case_id, number, digest) values (1, 1, 1, repeat('0', 64))"))
                .isFalse();
        assertThat(allowed("update casework.step set words = ''")).isFalse();
    }

    @Test
    void theFileOnPaperHasEverythingForTheDeskAndNothingInnerForItsReporter() {
        assertThat(get(people.li, desk("/print")))
                .contains("两户老人在种", "请清理", "李红梅", "很快", "没有被改过", "回执码", "SHA-256", "sq-dossier");
        assertThat(get(people.wang, resident("/print")))
                .contains("绿化带被人种上青菜", "已恢复", "回执码")
                .containsPattern("打印于20\\d\\d年")
                .doesNotContain("两户老人", "请清理");
        assertThat(browser.get()
                        .uri(resident("/print"))
                        .cookie(people.cookie(people.chen))
                        .exchange())
                .hasStatus(403);
        assertThat(db.sql("select count(*) from audit.entry where act = 'casework.print' and subject = ?")
                        .param(garden.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private boolean allowed(String sql) {
        try {
            db.sql(sql).update();
            return true;
        } catch (DataAccessException no) {
            return false;
        }
    }

    private void tamper(String sql) throws SQLException {
        try (var administrator =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private void say(String to, String text) {
        post(people.li, desk("/replies"), "to", to, "text", text);
    }

    private void handle() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        var task = db.sql("select id from casework.dispatch where case_id = ?")
                .param(garden.value())
                .query(Long.class)
                .single();
        assertThat(browser.post()
                        .uri(people.property.path("/tasks/" + task + "/answer"))
                        .multipart()
                        .file(new MockMultipartFile("photos", "photo.png", "image/png", png.toByteArray()))
                        .param("stage", "SITE")
                        .param("words", "清理了")
                        .param("way", "COMMITTEE")
                        .cookie(people.cookie(people.property))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
    }

    private void post(Viewer viewer, String path, String... params) {
        var form = browser.post().uri(path).param("version", "" + version()).param("once", "" + UUID.randomUUID());
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        assertThat(form.cookie(people.cookie(viewer)).with(csrf()).exchange()).hasStatus(303);
    }

    private String record(Viewer viewer, String receipt) {
        var path = viewer instanceof Duty ? desk("/record") : resident("/record");
        return get(viewer, path + "?receipt=" + receipt);
    }

    private String code() {
        var found = CODE.matcher(record(people.wang, ""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult asked(
            Viewer viewer, String path, String number, String receipt) {
        return browser.get()
                .uri(path)
                .param("number", number)
                .param("receipt", receipt)
                .cookie(people.cookie(viewer))
                .exchange();
    }

    private String get(Viewer viewer, String path) {
        var result = browser.get().uri(path).cookie(people.cookie(viewer)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private String desk(String rest) {
        return people.li.path("/cases/" + garden.value() + rest);
    }

    private String resident(String rest) {
        return people.wang.path("/cases/" + garden.value() + rest);
    }

    private String due() {
        return Hours.of(clock.instant().plus(Duration.ofDays(2)));
    }

    private int version() {
        return db.sql("select version from casework.case_file where id = ?")
                .param(garden.value())
                .query(Integer.class)
                .single();
    }
}
