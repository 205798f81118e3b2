package shequtong.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.People;

/** R36: what cannot wait leads past the numbers to ring, and loses nothing on the way. */
@ModuleTest(with = {"audit", "identity", "organization", "residency", "notification"})
class EmergencyTests {

    private static final Pattern KEPT = Pattern.compile("name=\"kept\" value=\"([^\"]+)\"");

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;

    @BeforeEach
    void cast() {
        people = new People(db);
    }

    @ParameterizedTest
    @CsvSource({
        "5号楼着火了快来人, FIRE",
        "楼道里一股煤气味像是煤气泄漏, FIRE",
        "二楼冒 烟 了, FIRE",
        "我妈被困电梯里二十分钟了, LIFT",
        "电梯里困了三个人, LIFT",
        "楼下有人打架, POLICE",
        "有个老人晕倒在广场, AMBULANCE",
        "大门口汽车撞了人, TRAFFIC"
    })
    void isHeardInWhatPeopleWrite(String words, Emergency meant) {
        assertThat(Emergency.in(words)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"楼道堆了很多纸箱，有火灾隐患", "电梯按钮不灵了", "希望多装几个灭火器", "小区门口乱停车，出不去", "燃气公司什么时候来安检", "遛狗不牵绳，吓到孩子"})
    void isNotHeardInWhatCanWait(String words) {
        assertThat(Emergency.in(words)).isEmpty();
    }

    @Test
    void leadsPastTheNumbersAndKeepsWordsAndPhotos() {
        var asked = post("楼下着火了", null, "5号楼");

        assertThat(asked).hasStatusOk();
        var page = assertThat(asked).bodyText().actual();
        for (var it : Arrays.asList(Emergency.values())) assertThat(page).contains("href=\"tel:" + it.number() + "\"");
        assertThat(page.indexOf("tel:119")).isLessThan(page.indexOf("tel:110"));
        assertThat(page).contains("仍要提交", "楼下着火了", "name=\"place\" value=\"5号楼\"");
        assertThat(db.sql("select count(*) from casework.case_view where community = ?")
                        .param(people.community.id())
                        .query(Integer.class)
                        .single())
                .isZero();

        var kept = KEPT.matcher(page);
        assertThat(kept.find()).isTrue();
        assertThat(post("楼下着火了", kept.group(1), "5号楼")).hasStatus(303);

        var urgent = db.sql("""
                        select urgent, first_due - reported_at = interval '2 hours' as soon,
                               (select count(*) from media.placement
                                where kind = 'casework.case' and subject = case_file.id) as photos
                        from casework.case_file where community = ?
                        """).param(people.community.id()).query().singleRow();
        assertThat(urgent)
                .containsEntry("urgent", true)
                .containsEntry("soon", true)
                .containsEntry("photos", 1L);
        var desk = browser.get()
                .uri(people.li.path("/cases"))
                .cookie(people.cookie(people.li))
                .exchange();
        assertThat(desk).bodyText().contains("楼下着火了", "紧急");
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> db.sql(
                                        "select count(*) from notification.notice where recipient = ? and kind = 'casework.urgent'")
                                .param(people.li.person().value())
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    /** @param kept the photo taken in before; without it one is sent along, and nothing was pressed yet */
    private MvcTestResult post(String words, @org.jspecify.annotations.Nullable String kept, String place) {
        var request = browser.post().uri(people.wang.path("/stories")).multipart();
        if (kept == null) request = request.file(photo());
        var form = request.cookie(people.cookie(people.wang))
                .with(csrf())
                .param("kind", "PROBLEM")
                .param("words", words)
                .param("place", place)
                .param("category", "")
                .param("visibility", "PUBLIC")
                .param("estate", "" + people.estate.id())
                .param("once", UUID.randomUUID().toString());
        if (kept != null) form = form.param("kept", kept).param("sure", "true");
        return form.exchange();
    }

    private static MockMultipartFile photo() {
        try {
            var bytes = new java.io.ByteArrayOutputStream();
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", bytes);
            return new MockMultipartFile("photos", "a.png", "image/png", bytes.toByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
