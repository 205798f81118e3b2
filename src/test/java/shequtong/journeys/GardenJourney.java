package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;
import shequtong.organization.Duty;

/** 广场变菜园 (S98): from three taps on a phone through four desks and back, before everybody's eyes. */
@WholeTest
class GardenJourney extends Journey {

    private static final String GARDEN = "广场变菜园";

    @Test
    void theSquareBecomesASquareAgain() {
        var wang = phones.of(people.wang.person());
        var li = phones.desk(people.li.person());

        wang.open(people.wang.path(""));
        wang.follow("我要说");
        wang.look();
        wang.write("说说是什么事", GARDEN + "。小区广场上有几户圈地种菜，浇粪臭得开不了窗");
        wang.picture("input[type=file]", "菜园.jpg", Color.GREEN);
        wang.send("发出去");
        wang.look();
        assertThat(wang.taps()).isLessThanOrEqualTo(3);
        assertThat(wang.text()).contains("会在24小时内回应您");

        li.open(people.li.path("/cases"));
        li.follow(GARDEN);
        li.look();
        assertThat(li.text()).contains("王阿姨", "待回应");
        li.write("内容", "看到了，今天下午我去现场看，三天内答复您。");
        li.send("发布");
        assertThat(li.text()).contains("今天下午我去现场看");
        li.tap("几家联动");
        li.tap("江湾街道网格化中心");
        li.tap("江湾城管中队");
        li.tap("安居物业");
        li.write("要办什么", "周五前一起清理广场菜地，恢复硬化地面");
        li.sendSurely("就这样办");
        assertThat(li.text()).contains("派单联动", "撤回").doesNotContain("请勾选");
        li.look();

        answer(people.grid, "整治前后都拍了照，已经销号", "答复", null);
        answer(people.squad, "出动6人清掉菜地40平方米", "现场整治", Color.BLUE);
        answer(people.property, "地面已经重新铺好，种上了草花", "整治后", Color.PINK);

        li.go(people.li.path("/cases"));
        li.follow(GARDEN);
        assertThat(li.text()).contains("出动6人清掉菜地40平方米", "地面已经重新铺好", "已经销号");
        choose(li, "#outcome", "已解决");
        li.write("答复居民的话", "菜地全部清掉了，广场还给大家跳舞。");
        li.write("谁到场办的", "城管中队6人、物业4人、居委会2人");
        li.page.fill("#presentAt", ago(Duration.ZERO));
        li.picture("#answer-photos", "整治后.jpg", Color.CYAN);
        li.page.locator("#answer label:has(input[name=before][value='0'])").click();
        li.send("答复居民");
        li.look();
        assertThat(li.text()).contains("待评价").doesNotContain("办好了，答复居民");

        wang.go(people.wang.path(""));
        wang.follow(GARDEN);
        wang.look();
        choose(wang, "#resolved", "解决了");
        choose(wang, "#grade", "非常满意");
        wang.send("交上评价");
        wang.look();
        assertThat(wang.text()).contains("解决了", "非常满意").doesNotContain("请您评价");

        everybodySeesIt();
    }

    /** Each at its own desk: the matter and its pictures, no name, and no way into the community (R48). */
    private void answer(Duty duty, String words, String stage, Color photo) {
        var desk = phones.desk(duty.person());
        var first = photo == null;
        desk.go(duty.path("/tasks"));
        if (first) desk.look();
        desk.follow("去办");
        if (first) desk.look();
        assertThat(desk.page.content()).contains(GARDEN, "周五前一起清理").doesNotContain("王阿姨", "3号楼");
        desk.page.locator(".sq-photos img").first().evaluate("it => it.decode()");
        assertThat(desk.go(people.wang.path(""))).isEqualTo(404);
        assertThat(desk.go(people.wang.path("/stories"))).isEqualTo(404);
        assertThat(desk.go(people.wang.path("/board"))).isEqualTo(404);
        desk.go(duty.path("/tasks"));
        desk.follow("去办");
        choose(desk, "#stage", stage);
        desk.write("办了什么、办得怎样", words);
        if (photo != null) desk.picture("#photos", stage + ".jpg", photo);
        choose(desk, "#way", "请居（村）委会转告");
        desk.page.locator("form[action$='/answer']").scrollIntoViewIfNeeded();
        desk.send("答复");
        assertThat(desk.text()).contains(words).doesNotContain("怎样联系的居民");
    }

    private void everybodySeesIt() {
        var chen = phones.of(people.chen.person());
        chen.open(people.chen.path("/board"));
        assertThat(chen.text().replaceAll("\\s+", ""))
                .contains(GARDEN, "反映了1件事", "期限内回应1件", "反映人说解决了、或街镇核查属实的1件÷", "“满意”1件÷", "100%");
        chen.follow(GARDEN);
        chen.look();
        assertThat(chen.text())
                .contains(
                        "王阿姨",
                        "今天下午我去现场看",
                        "网格化中心",
                        "城管中队",
                        "安居物业",
                        "出动6人清掉菜地40平方米",
                        "地面已经重新铺好",
                        "整治前",
                        "整治后",
                        "广场还给大家跳舞",
                        "城管中队6人、物业4人",
                        "非常满意");
        var pictures = chen.page.locator("main img");
        assertThat(pictures.count()).isGreaterThanOrEqualTo(5);
        pictures.all().forEach(it -> it.evaluate("it => { it.loading = 'eager'; return it.decode() }"));
        chen.write("说两句", "今晚就去跳舞");
        chen.tap("发评论");
        chen.page.waitForSelector("#talk-list >> text=今晚就去跳舞");
        assertThat(chen.page.innerText("#talk h2")).contains("1");
    }

    private static void choose(Phone phone, String group, String words) {
        phone.page
                .locator(group + " label")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(words))
                .first()
                .click();
    }
}
