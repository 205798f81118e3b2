package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.organization.Here;
import shequtong.organization.Viewer;
import shequtong.web.Moments;

/** 共性问题 (S102): three roofs leak for one reason; who reported it hears what is done, and who leads is reminded. */
@WholeTest
class CommonJourney extends Journey {

    private static final String NAME = "东区楼顶防水层老化";

    @Autowired
    Casework casework;

    @Autowired
    MovedClock clock;

    @Test
    void threeRoofsAreFollowedUntilTheCauseIsGoneAndEverybodyConcernedHears() {
        roof(people.wang, "三号楼楼顶漏水");
        roof(people.zhao, "五号楼楼顶漏水");
        roof(people.chen, "七号楼楼顶漏水");

        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases"));
        for (var box : li.page.locator("input[name=id]").all()) box.check();
        li.follow("归为共性问题");
        assertThat(li.text()).contains("选中的3件");
        li.write("新的名称", NAME);
        li.send("把这3件归在一起");
        li.tap("名称、原因");
        li.write("原因", "2003年做的防水层，到年限了");
        li.send("保存");
        li.write("做什么", "请物业报维修资金");
        li.write(
                "最晚哪一天",
                LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI)
                        .plusDays(2)
                        .toString());
        li.send("就这样定");
        assertThat(li.text()).contains("下一步：请物业报维修资金", "2003年做的防水层");

        var wang = phones.of(people.wang.person());
        hears(wang, people.wang, "“" + NAME + "”定了下一步");
        wang.follow(NAME);
        wang.look();
        assertThat(wang.text()).contains("把它和另外2件同类的事放在一起解决", "请物业报维修资金").doesNotContain("到年限了");

        sent(roof(people.chen, "九号楼楼顶漏水"));
        var grid = phones.desk(people.grid.person());
        grid.go(people.grid.path("/cases?tab=ANY"));
        for (var box : grid.page.locator("input[name=id]").all()) box.check();
        grid.follow("归为共性问题");
        grid.write("新的名称", "几个小区楼顶漏水");
        grid.send("归在一起");
        assertThat(grid.text()).contains("1个居村");

        clock.after(Duration.ofDays(4), () -> {
            var desk = phones.desk(people.li.person());
            hears(desk, people.li, "“" + NAME + "”下一步的日子过了");
            desk.go(people.li.path(""));
            desk.look();
            desk.follow("去看过期的");
            desk.look();
            assertThat(desk.text()).contains(NAME, "过期2天");
            desk.follow(NAME);
            desk.look();
            var file = desk.page.waitForDownload(() -> desk.tap("导出 Excel"));
            assertThat(file.suggestedFilename()).isEqualTo("共性问题明细.xlsx");
            desk.tap("都解决了");
            desk.write("怎么解决的", "防水层全部重做了，下过两场雨没有漏");
            desk.page.locator("button:visible:has-text('都解决了')").click();
            desk.page.waitForSelector("text=没有解决好？");

            var home = phones.of(people.wang.person());
            hears(home, people.wang, "“" + NAME + "”都解决了");
            home.follow(NAME);
            home.look();
            assertThat(home.text()).contains("都解决了", "下过两场雨没有漏");
        });
    }

    private CaseId roof(Here by, String title) {
        return casework.open(by, new Matter(title, "一下雨就漏", "楼顶", "ENV-04", Visibility.PUBLIC, people.estate.id()));
    }

    /** As the committee tells it upwards. */
    private void sent(CaseId id) {
        db.sql("update casework.case_file set tier = 'SUBDISTRICT' where id = ?")
                .param(id.value())
                .update();
    }

    private void hears(Phones.Phone phone, Viewer who, String words) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            phone.go(who.path("/notices"));
            assertThat(phone.text()).contains(words);
        });
    }
}
