package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shequtong.GridPeer;
import shequtong.MovedClock;
import shequtong.WholeTest;

/** S65, S92: a 9+X case goes to a 网格化平台 that fails twice, and comes back closed; the resident follows every step. */
@WholeTest
class GridJourney extends Journey {

    private static final String GARDEN = "中心广场东侧的绿化带被人翻了土，种上青菜和黄瓜";

    @Autowired
    MovedClock clock;

    @Test
    void aCaseGoesToTheGridWhosePlatformFailsTwiceAndCloses() throws Exception {
        // what other stories left on its way to a platform that was not there
        db.sql("update grid.delivery set state = 'DROPPED' where state = 'WAITING'")
                .update();
        // another story that went days ahead may have put the next delivery there
        db.sql(
                        "update scheduler.scheduled_tasks set execution_time = now() where task_name = 'grid.platform' and not picked")
                .update();
        var wang = phones.of(people.wang.person());
        var id = raise(wang, GARDEN, "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.tap("上报街镇");
        li.write("要办什么", "劝阻不听，请街道协调整治");
        li.sendSurely("就这样办");

        var grid = phones.desk(people.grid.person());
        try (var platform = GridPeer.PLATFORM.start(port, "--speed", "43200", "--faults", "error=1")) {
            grid.go(people.grid.path("/cases/" + id));
            grid.follow("纳入网格");
            grid.look();
            grid.tap("006 毁绿占绿");
            grid.write("要办什么", "毁绿约46平方米，请城管、绿化到场整治");
            grid.send("纳入网格");
            grid.look();
            assertThat(grid.text()).contains("网格办理中", "正在送往网格化平台");

            later(1, () -> failed(id, 1));
            grid.open(people.grid.path("/grid"));
            assertThat(grid.text()).contains("在重发", "对方系统出错");
            later(2, () -> failed(id, 2));
            platform.faults("twice=1");
            grid.go(people.grid.path("/grid"));
            grid.send("再发一次");
            later(4, () -> platform.count("accepted") == 1 && closed(id));
        }

        grid.go(people.grid.path("/grid"));
        assertThat(grid.text()).contains("都送到了");
        wang.go(people.wang.path("/cases/" + id));
        wang.look();
        assertThat(wang.text()).contains("网格办到哪一步", "网格单号WG-", "受理", "立案", "派遣", "处置", "核查", "结案", "网格结案", "问题已经解决，结案");
        li.go(people.li.path("/cases/" + id));
        li.look();
        assertThat(li.text()).contains("网格9+X", "承办单位已到现场处置");
        assertThat(db.sql("select count(*) from casework.step where case_id = ? and kind = 'GRID_DONE'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .as("closed once, though everything was called back twice")
                .isEqualTo(1);
    }

    /** So many minutes later; a peer believes our time for five. */
    private void later(int minutes, Callable<Boolean> seen) {
        clock.after(
                Duration.ofMinutes(minutes),
                () -> await().atMost(Duration.ofSeconds(60)).until(seen));
    }

    /** Not only asked: its answer is written down. */
    private boolean failed(long id, int times) {
        return db.sql("select count(*) from grid.delivery where case_id = ? and attempts >= ? and fault is not null")
                        .params(id, times)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean closed(long id) {
        return db.sql("select count(*) from casework.referral where case_id = ? and state = 'DONE'")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
