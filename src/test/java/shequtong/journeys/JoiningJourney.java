package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;

/** From the code at the gate to 欢迎回家, with a message that really goes out to another process. */
@WholeTest
class JoiningJourney {

    private static Process simulator;
    private static String messages = "";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    People people;
    Phones phones;
    Phone secretary;
    String gate = "";

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry properties) throws IOException {
        simulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "simulators/sms/SmsSimulator.java",
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        messages = simulator.inputReader(StandardCharsets.UTF_8).readLine().replaceFirst(".* ", "");
        properties.add("shequtong.sms.url", () -> messages);
    }

    @AfterAll
    static void stop() {
        simulator.destroy();
    }

    @BeforeEach
    void aSecretaryHangsUpACode() {
        people = new People(db);
        phones = new Phones(port, people);
        secretary = phones.desk(people.li.person());
        assertThat(secretary.open(people.li.path("/estates"))).isEqualTo(200);
        secretary.tap("启用一张");
        secretary.look();
        gate = secretary.page.locator("a[href*='/j/']").getAttribute("href").replaceFirst("^http://[^/]*", "");
    }

    @AfterEach
    void hangUp() {
        phones.assertNoComplaints();
        phones.close();
    }

    @Test
    void somebodyScansAndIsWelcomedHome() throws Exception {
        var song = phones.stranger(true);
        fill(song, "13816420958", "310113199003070014");
        song.page.waitForSelector("text=验证码已发出");
        song.write("短信验证码", code("13816420958"));
        song.tap("提交审核");
        song.page.waitForURL("**/me/joining");
        song.look();
        assertThat(song.page.textContent("h1")).isEqualTo("宋晓红，快进家门了");

        secretary.open(people.li.path("/registrations"));
        secretary.tap("去核实");
        secretary.look();
        secretary.write("请补充", "请带房产证来");
        secretary.page.locator("button:has-text('请补充')").click();
        secretary.look();

        song.open("/me/joining");
        song.tap("改好再提交");
        song.look();
        song.page.locator("#agree").check();
        song.tap("提交审核");
        song.page.waitForURL("**/me/joining");

        secretary.open(people.li.path("/registrations"));
        secretary.tap("去核实");
        secretary.tap("通过");
        secretary.look();
        assertThat(secretary.page.textContent("main")).contains("都审完了");

        song.open("/me/joining");
        assertThat(song.page.textContent("h1")).isEqualTo("宋晓红，欢迎回家");
        assertThat(song.page.locator("a:has-text('进去看看')").getAttribute("href")).isEqualTo(people.wang.path(""));
    }

    /** Two who write the same number of a card (S21): both are seen to contradict each other, and neither is let in with a list. */
    @Test
    void aCardThatTwoPeopleShowIsSeenAndAskedAbout() throws Exception {
        var first = phones.stranger(true);
        fill(first, "13816420961", "11010519491231002X");
        first.page.waitForSelector("text=验证码已发出");
        first.write("短信验证码", code("13816420961"));
        first.send("提交审核");
        var second = phones.stranger(true);
        fill(second, "13816420962", "11010519491231002X");
        second.page.waitForSelector("text=验证码已发出");
        second.write("短信验证码", code("13816420962"));
        second.send("提交审核");
        assertThat(second.text()).doesNotContain("同一证件");

        secretary.open(people.li.path("/registrations"));
        assertThat(secretary.text()).contains("同一证件已在别处登记").doesNotContain("全部通过");
        secretary.page.locator("a:has-text('去核实')").last().click();
        secretary.page.waitForURL("**/registrations/*");
        secretary.look();
        assertThat(secretary.text()).contains("同一证件已在别处登记");
        secretary.write("退回", "这张身份证已有人用来登记，请本人带证件到居委会核对");
        secretary.page.locator("form[action$='/return'] button").click();
        secretary.page.waitForURL("**/registrations");

        second.open("/me/joining");
        assertThat(second.text()).contains("请本人带证件到居委会核对");
        first.open("/me/joining");
        assertThat(first.text()).doesNotContain("请本人带证件到居委会核对");
    }

    @Test
    void anOldPhoneWithoutJavaScriptGetsInToo() throws Exception {
        var old = phones.stranger(false);
        fill(old, "13816420959", "440524188001010014");
        old.look();
        old.write("短信验证码", code("13816420959"));
        old.page.locator("#agree").check();
        old.tap("提交审核");

        assertThat(old.page.textContent("h1")).isEqualTo("宋晓红，快进家门了");
    }

    @Test
    void thePosterFitsThePhoneAndThePrinter() {
        assertThat(secretary.open(people.li.path("/estates/" + people.estate.id())))
                .isEqualTo(200);
        assertThat(secretary.page.textContent("main")).contains("扫一扫", gate);
        secretary.page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(secretary.page.locator("text=Ctrl+P").isVisible()).isFalse();
        assertThat(phones.stranger(true).open("/privacy")).isEqualTo(200);
        assertThat(phones.stranger(true).open("/demo")).isEqualTo(200);
    }

    private void fill(Phone who, String number, String card) {
        assertThat(who.open(gate)).isEqualTo(200);
        who.write("姓名", "宋晓红");
        who.write("身份证号", card);
        who.write("楼号", "11");
        who.write("室号", "401");
        who.tap("业主");
        who.page.locator("#agree").check();
        who.write("手机号", number);
        who.tap("获取验证码");
    }

    private static String code(String number) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(messages + "/messages?to=" + number))
                            .build(),
                    BodyHandlers.ofString());
            return answer.body().replaceFirst("(?s).*?验证码(\\d{6}).*", "$1");
        }
    }
}
