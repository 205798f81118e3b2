package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shequtong.MovedClock;
import shequtong.WholeTest;

/** 李书记 says 三天内修好, confirms it with one tap, is reminded, forgets it, and the neighbours see that she did (B8). */
@WholeTest
class PromiseJourney extends Journey {

    @Autowired
    MovedClock clock;

    @Test
    void whatWasPromisedIsCountedDownAndItsBreakingIsSeen() {
        var wang = phones.of(people.wang.person());
        var id = raise(wang, "电梯又停了", "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.write("内容", "王阿姨您好，电梯公司三天内修好。");
        li.send("发布");
        li.look();
        assertThat(li.text()).contains("作为承诺公开倒计时吗");
        li.send("是承诺，公开");
        li.look();
        assertThat(li.text()).doesNotContain("作为承诺公开倒计时吗").contains("公开承诺", "还剩");

        var chen = phones.of(people.chen.person());
        chen.open(people.chen.path("/cases/" + id));
        assertThat(chen.text()).contains("公开承诺", "电梯公司三天内修好", "还剩");

        clock.after(Duration.ofDays(3).minusMinutes(2), () -> {
            var desk = phones.desk(people.li.person());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                desk.go(people.li.path("/notices"));
                assertThat(desk.text()).contains("承诺快到期了");
            });
            desk.open(people.li.path("/promises"));
            assertThat(desk.text()).contains("电梯公司三天内修好");
        });
        clock.after(Duration.ofDays(5), () -> {
            var neighbour = phones.of(people.chen.person());
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                neighbour.go(people.chen.path("/cases/" + id));
                assertThat(neighbour.text()).contains("没有兑现");
            });
            neighbour.look();
            neighbour.open(people.chen.path("/board"));
            assertThat(neighbour.text()).contains("承诺兑现", "到期以前办到的0条");

            var desk = phones.desk(people.li.person());
            desk.go(people.li.path("/promises?tab=BROKEN"));
            desk.follow("电梯公司三天内修好");
            desk.look();
            desk.write("怎么办到的", "配件晚到，今天修好了，对不起大家。");
            desk.send("后来办到了");
            neighbour.go(people.chen.path("/cases/" + id));
            assertThat(neighbour.text()).contains("没有按时，后来办到了", "对不起大家");
        });
    }
}
