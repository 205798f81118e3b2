package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shequtong.MovedClock;
import shequtong.WholeTest;

/** 历史遗留 (S94): what cannot be solved now is overdue nowhere, is looked at after a year, and is not forgotten. */
@WholeTest
class LegacyJourney extends Journey {

    private static final String DEEDS = "三十年前的房子一直没有产证，跑了很多地方都办不下来";

    @Autowired
    MovedClock clock;

    @Test
    void whatCannotBeSolvedNowIsLookedAtEachYear() {
        var wang = phones.of(people.wang.person());
        var id = raise(wang, DEEDS, "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.write("内容", "王阿姨您好，这件事要请街道和区里一起看。");
        li.send("发布");
        li.tap("上报街镇");
        li.write("要办什么", "历史遗留的产证问题，请街道牵头");
        li.sendSurely("就这样办");

        var grid = phones.desk(people.grid.person());
        grid.go(people.grid.path("/cases/" + id));
        grid.look();
        grid.follow("列为历史遗留");
        grid.look();
        grid.write("为什么现在解决不了", "当年的开发单位已经注销，要等区里统一补办");
        grid.send("列为历史遗留");
        grid.look();
        assertThat(grid.text()).contains("不计超时", "当年的开发单位已经注销");
        grid.go(people.grid.path("/legacy"));
        grid.look();
        assertThat(grid.text()).contains("最近一次办理", "今天");

        wang.go(people.wang.path("/cases/" + id));
        wang.look();
        assertThat(wang.text()).contains("历史遗留", "列为历史遗留", "当年的开发单位已经注销", "离年度复核");

        clock.after(Duration.ofDays(200), () -> {
            var desk = phones.desk(people.li.person());
            desk.go(people.li.path("/cases"));
            desk.look();
            assertThat(desk.text()).contains("历史遗留", "离复核").doesNotContain("超时1");
        });
        clock.after(Duration.ofDays(366), () -> {
            var desk = phones.desk(people.grid.person());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                desk.go(people.grid.path("/notices"));
                assertThat(desk.text()).contains("到年度复核的时候了");
            });
            desk.go(people.grid.path("/legacy"));
            desk.look();
            assertThat(desk.text()).contains("该复核了");
            desk.follow("复核");
            desk.look();
            desk.write("今年做了什么、还差什么", "区里出了补办办法，材料交上去了，等审核");
            desk.send("年度复核");
            var neighbour = phones.of(people.chen.person());
            neighbour.go(people.chen.path("/cases/" + id));
            assertThat(neighbour.text()).contains("历史遗留年度复核", "材料交上去了");
        });
    }
}
