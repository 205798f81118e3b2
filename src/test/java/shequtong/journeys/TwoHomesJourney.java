package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shequtong.WholeTest;

/** 王阿姨 has a second flat in 平安坊 and both communities open in two tabs of one browser (R11, R17). */
@WholeTest
class TwoHomesJourney extends Journey {

    @Test
    void eachTabSpeaksForTheHomeItShows() {
        people.lives(people.wang.person(), "王", "王女士", "8号楼", people.sister);
        var here = phones.of(people.wang.person());
        var there = here.tab();
        here.open(people.wang.path("/stories/new"));
        there.open("/c/" + people.sister.slug() + "/stories/new");
        here.write("说说是什么事", "电梯按钮失灵了。按三次才亮");
        there.write("说说是什么事", "平安坊的路灯灭了。晚上很黑");
        there.send("发出去");
        here.send("发出去");

        here.go(people.wang.path("/stories"));
        assertThat(here.text()).contains("电梯按钮失灵了", "王阿姨").doesNotContain("平安坊的路灯灭了");
        there.go("/c/" + people.sister.slug() + "/stories");
        assertThat(there.text()).contains("平安坊的路灯灭了", "王女士").doesNotContain("电梯按钮失灵了");

        assertThat(phones.of(people.chen.person()).fetch("/c/" + people.sister.slug() + "/stories"))
                .isEqualTo(404);
    }

    @Test
    void sheChangesFromOneToTheOtherWithTwoTaps() {
        people.lives(people.zhao.person(), "赵", "赵老师", "2号楼", people.sister);
        var zhao = phones.of(people.zhao.person());
        zhao.open(people.zhao.path(""));
        zhao.tap("以居民身份");
        zhao.follow("平安坊·居民");
        assertThat(zhao.page.url()).endsWith("/c/" + people.sister.slug());
        assertThat(zhao.page.innerText("header")).contains("平安坊");
        zhao.look();
    }
}
