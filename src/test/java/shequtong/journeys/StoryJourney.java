package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;

/** 王阿姨 tells of a dark staircase, and her neighbours answer. */
@WholeTest
class StoryJourney {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    People people;
    Phones phones;
    Phone wang;
    Phone chen;

    @BeforeEach
    void phones() {
        people = new People(db);
        phones = new Phones(port, people);
        wang = phones.of(people.wang.person());
        chen = phones.of(people.chen.person());
    }

    @AfterEach
    void hangUp() {
        phones.assertNoComplaints();
        phones.close();
    }

    @Test
    void aMatterIsRaisedInThreeTaps() throws IOException {
        assertThat(wang.open(people.wang.path("/stories"))).isEqualTo(200);
        wang.tap("我要说");
        wang.look();
        wang.write("说说是什么事", "三楼的灯坏了三天。老人晚上回家要摸黑上楼，打我13812345678");
        wang.page.setInputFiles("input[type=file]", new FilePayload("灯.jpg", "image/jpeg", photo()));
        assertThat(wang.page.locator(".sq-up img").count()).isOne();
        wang.tap("发出去");
        wang.page.waitForURL("**/sent");
        wang.look();
        assertThat(wang.page.textContent("main")).contains("会在24小时内回应您", "您写了电话或证件号码");

        chen.open(people.chen.path("/stories"));
        assertThat(chen.page.textContent("#list")).contains("王阿姨", "三楼的灯坏了三天", "待回应", "138********");
        chen.tap("同感");
        chen.page.waitForSelector("[aria-pressed=true]");
        chen.look();
        chen.tap("三楼的灯坏了三天");
        chen.look();
        chen.write("说两句", "我家门口也黑");
        chen.tap("发评论");
        chen.page.waitForSelector("#talk-list >> text=我家门口也黑");
        chen.look();
        assertThat(chen.page.inputValue("#words")).isEmpty();
    }

    @Test
    void whatIsBegunIsNotLost() throws IOException {
        wang.open(people.wang.path("/stories/new"));
        wang.tap("晒生活");
        wang.write("说说是什么事", "花坛的月季开了");
        wang.open(people.wang.path("/stories/new"));
        assertThat(wang.page.inputValue("#words")).isEqualTo("花坛的月季开了");

        wang.tap("晒生活");
        wang.page.setInputFiles("input[type=file]", new FilePayload("花.jpg", "image/jpeg", photo()));
        wang.tap("不向邻居显示我");
        wang.tap("别人看到的样子");
        wang.page.waitForSelector("#preview");
        wang.look();
        assertThat(wang.page.textContent("#preview")).contains("一位邻居", "花坛的月季开了");
        wang.tap("存草稿");
        wang.page.waitForURL("**/new?kept");
        wang.look();
        wang.tap("发出去");
        wang.page.waitForURL("**/sent");
        wang.look();

        chen.open(people.chen.path("/stories"));
        chen.tap("点赞");
        chen.page.waitForSelector("[aria-pressed=true]");
        chen.tap("花坛的月季开了");
        chen.look();
        assertThat(chen.page.textContent("main")).contains("一位邻居").doesNotContain("王阿姨");

        wang.open(people.wang.path("/stories?show=mine"));
        wang.tap("撤回");
        wang.look();
        wang.page.locator("main button:has-text('撤回')").click();
        wang.page.waitForURL("**/stories?show=mine");
        wang.look();
        assertThat(wang.page.textContent("main")).contains("您还没有发过");
    }

    @Test
    void anOldPhoneWithoutJavaScriptDoesItToo() throws IOException {
        var old = phones.plain(people.wang.person());
        old.open(people.wang.path("/stories/new"));
        old.write("说说是什么事", "大门口的路灯坏了");
        old.page.locator("#place").fill("");
        old.page.setInputFiles("input[type=file]", new FilePayload("灯.jpg", "image/jpeg", photo()));
        old.tap("发出去");
        assertThat(old.page.textContent("main")).contains("请写明在哪里");
        old.page.locator("#place").fill("大门口");
        old.tap("发出去");
        assertThat(old.page.url()).endsWith("/sent");
        old.tap("看办理过程");
        old.write("说两句", "两盏都坏了");
        old.tap("发评论");
        assertThat(old.page.textContent("#talk")).contains("两盏都坏了");
    }

    private static byte[] photo() throws IOException {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillOval(200, 100, 240, 240);
        brush.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
