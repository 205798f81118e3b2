package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;

/** The whole line with not one script run: a phone from ten years ago, and desks whose browsers forbid scripts. */
@WholeTest
class OldPhoneJourney extends Journey {

    private static final String MATTER = "垃圾箱房的门坏了";

    @Test
    void aMatterRunsFromRaisedToRatedWithoutAnyScript() {
        var wang = phones.plain(people.wang.person());
        var id = raise(wang, MATTER + "。野猫进去翻得一地", "公开");
        assertThat(wang.text()).contains("会在24小时内回应您");

        var li = phones.plainDesk(people.li.person());
        li.go(people.li.path("/cases"));
        li.follow(MATTER);
        li.write("内容", "看到了，今天请物业来修。");
        li.send("发布");
        assertThat(li.text()).contains("今天请物业来修");
        li.tap("请物业办");
        li.write("要办什么", "换一副合页，门要关得上");
        li.send("就这样办");
        assertThat(li.text()).contains("已派物业", "换一副合页");

        var property = phones.plainDesk(people.property.person());
        property.go(people.property.path("/tasks"));
        property.follow("去办");
        property.tap("整治后");
        property.write("办了什么、办得怎样", "合页换好，门能自己关上");
        property.picture("#photos", "修好.jpg", Color.GREEN);
        property.tap("请居（村）委会转告");
        property.send("答复");
        assertThat(property.text()).contains("合页换好");

        li.go(people.li.path("/cases/" + id));
        li.tap("已解决");
        li.write("答复居民的话", "门修好了，谢谢您提醒。");
        li.write("谁到场办的", "物业2人");
        li.page.fill("#presentAt", ago(Duration.ZERO));
        li.send("答复居民，请居民评价");
        assertThat(li.text()).contains("待评价");

        wang.go(people.wang.path("/cases/" + id));
        wang.tap("解决了");
        wang.page.locator("#grade label").first().click();
        wang.send("交上评价");
        assertThat(wang.text()).contains("已解决", "合页换好");
        assertThat(db.sql("select state || ' ' || confirmed from casework.case_file where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED true");
    }
}
