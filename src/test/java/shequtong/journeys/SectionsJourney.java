package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.annotation.Import;
import shequtong.WholeTest;
import shequtong.residency.sections.ExtraSection;

/** A community arranges its sections: what its residents find on their phones, what it is called, whose it is. */
@WholeTest
@Import(ExtraSection.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SectionsJourney extends Journey {

    @Test
    @Order(1)
    void whatTheSecretarySwitchesOffIsGoneFromEveryPhone() {
        var wang = phones.of(people.wang.person());
        assertThat(wang.open(people.wang.path(""))).isEqualTo(200);
        assertThat(wang.text()).contains("身边事", "互助", "闲置物品", "回应看板");

        var li = phones.desk(people.li.person());
        assertThat(li.open(people.li.path("/sections"))).isEqualTo(200);
        assertThat(li.text()).contains("全区统一", "空缺");
        set(li, "互助");
        li.look();
        li.send("关闭");
        li.look();
        assertThat(li.text()).contains("已关闭");

        wang.open(people.wang.path(""));
        assertThat(wang.text()).doesNotContain("互助").contains("闲置物品");
        assertThat(wang.go(people.wang.path("/help"))).isEqualTo(404);
        assertThat(phones.of(people.sun.person()).go(people.sun.path("/help"))).isEqualTo(404);

        set(li, "互助");
        li.send("打开");
        assertThat(wang.go(people.wang.path("/help"))).isEqualTo(200);
    }

    @Test
    @Order(2)
    void itsNameIsTheCommunitysOwnOnTheTileAndInTheBar() {
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/sections"));
        set(li, "身边事");
        li.page.locator("#name-STORIES").fill("官方通知");
        li.send("改名");
        li.look();
        assertThat(li.text()).contains("名称里不用“官方”");
        li.page.locator("#name-STORIES").fill("弄堂里");
        li.send("改名");
        li.look();
        assertThat(li.text()).contains("弄堂里", "全区叫“身边事”");

        var wang = phones.of(people.wang.person());
        wang.open(people.wang.path(""));
        assertThat(wang.page.innerText("nav[aria-label=版块]")).contains("弄堂里");
        assertThat(wang.page.innerText("nav[aria-label=主导航]")).contains("弄堂里");
        wang.open(people.wang.path("/stories"));
        assertThat(wang.page.textContent("h1")).isEqualTo("弄堂里");
    }

    @Test
    @Order(3)
    void whoeverItIsGivenToIsToldAndHasItOnTheFirstPage() {
        var li = phones.plainDesk(people.li.person());
        li.go(people.li.path("/sections"));
        set(li, "弄堂里");
        li.page
                .locator("#owner-STORIES")
                .selectOption(String.valueOf(people.worker.mandate().id()));
        li.send("交给这位同事");
        assertThat(li.text()).contains("赵小兰");

        var wang = phones.of(people.wang.person());
        raise(wang, "三楼的灯又坏了，晚上看不见", "公开");

        var worker = phones.desk(people.worker.person());
        worker.open(people.worker.path(""));
        assertThat(worker.text()).contains("我负责的1件").doesNotContain("“弄堂里”");
        li.go(people.li.path(""));
        assertThat(li.text()).contains("我负责的0件");
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            worker.go(people.worker.path("/notices"));
            assertThat(worker.text()).contains("等您回应");
        });
        li.go(people.li.path("/notices"));
        assertThat(li.text()).doesNotContain("等您回应");
    }

    /** One sheet of A4 for each 小区, with everything on it that somebody at the wall needs. */
    @Test
    @Order(4)
    void aPosterIsOneSheetOfPaper() {
        var li = phones.desk(people.li.person());
        assertThat(li.open(people.li.path("/estates"))).isEqualTo(200);
        li.write("电话", "021-56000101");
        li.send("保存");
        li.page.locator("#label").fill("幸福里二期");
        li.send("添上");
        li.look();
        li.go(people.li.path("/estates"));
        if (li.page.locator("button:has-text('启用一张')").count() > 0) li.send("启用一张");
        li.send("全部打印");
        li.look();
        assertThat(li.text()).contains("幸福里二期", "扫一扫", "电话 021-56000101");

        assertThat(sheets(li.page)).isEqualTo(2);
        li.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(li.page.locator("text=Ctrl+P").isVisible()).isFalse();
        assertThat(li.page.locator(".sq-poster").first().isVisible()).isTrue();

        var phone = phones.of(people.worker.person());
        assertThat(phone.open(people.worker.path("/estates"))).isEqualTo(200);
        assertThat(phone.open(people.worker.path("/estates/posters"))).isEqualTo(200);
        assertThat(phone.open(people.worker.path("/sections"))).isEqualTo(200);
        assertThat(phone.open(people.worker.path("/handover"))).isEqualTo(200);
    }

    private static int sheets(Page page) {
        var pdf = new String(
                page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true)),
                StandardCharsets.ISO_8859_1);
        return (int)
                Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
    }

    private static void set(Phones.Phone desk, String section) {
        desk.page
                .locator("tr:has(b:text-is('" + section + "')) summary")
                .first()
                .click();
    }
}
