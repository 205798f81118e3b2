package shequtong.journeys;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Visibility;
import shequtong.journeys.Phones.Phone;
import shequtong.supervision.Patch;
import shequtong.supervision.patrol.Sheets;
import shequtong.supervision.patrol.Turn;
import shequtong.web.Moments;

/** 看得见、督得动: who looks in from above, what they find, and what comes of it. */
@WholeTest
class SupervisionJourney extends Journey {

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    Casework casework;

    @Autowired
    Sheets sheets;

    /** S108–S110: three rounds; what is found in the first is demanded, answered at noon, and lifted in the evening. */
    @Test
    void aStreetLeaderGoesRoundThreeTimesAndOneFindingBecomesAnOrder() {
        var patch = new Patch(db, browser, casework);
        var id = patch.raise("村口河道有油污", Visibility.PUBLIC);
        at(9, 0, () -> {
            var leader = round(patch, Turn.MORNING);
            assertThat(leader.text()).contains("联系2个居村", "还剩3处", "已超时");
            walk(leader, patch, id);
            leader.open(patch.leader.path("/patrol"));
            assertThat(leader.text()).contains("3 / 3", "已完成");
            leader.follow("记发现");
            leader.look();
            leader.page.selectOption("#fault", "UNANSWERED");
            leader.page.selectOption("#hours", "4");
            leader.write("看到了什么，要求怎么办", "请今晚回复村民，并联系水务、城管查明来源");
            leader.send("发督办单");
            leader.look();
            assertThat(leader.text()).contains("督办中", "请今晚回复村民", "白露");
        });
        at(12, 40, () -> {
            var li = phones.of(patch.people.li.person());
            li.open(patch.people.li.path(""));
            li.follow("1件督办");
            li.look();
            li.follow("村口河道有油污");
            li.write("怎么办的", "水务已到场，围油栏布好了，村民也回复了");
            li.send("回复");
            li.look();
            assertThat(li.text()).contains("已回复，待核实");
            var leader = round(patch, Turn.NOON);
            walk(leader, patch, id);
        });
        at(17, 10, () -> {
            var leader = round(patch, Turn.EVENING);
            walk(leader, patch, id);
            leader.open(patch.leader.path("/patrol"));
            leader.follow("全部督办");
            leader.look();
            leader.follow("村口河道有油污");
            leader.write("核实意见", "现场看过，属实");
            leader.send("销号");
            assertThat(leader.text()).contains("已销号", "现场看过，属实");
            leader.open(patch.leader.path("/patrol/history"));
            assertThat(leader.page.locator(".sq-badge.is-done").count()).isEqualTo(3);
            var district = phones.desk(patch.desks.district.person());
            district.open(patch.desks.district.path("/patrol/report"));
            assertThat(district.text()).contains("白露", "3 / 3");
        });
    }

    /** R5, B2: a day of one who may look and has nothing to say; the book has what they opened, and nothing else. */
    @Test
    void anObserverReadsAllDayAndTheBookHasWhatWasOpened() {
        var patch = new Patch(db, browser, casework);
        var id = patch.raise("健身器材的扶手松了", Visibility.PUBLIC);
        var quiet = patch.raise("只想让居委会知道的事", Visibility.COMMITTEE);
        var sun = patch.people.sun;
        var phone = phones.of(sun.person());
        for (var path : List.of("", "/stories", "/cases/" + id.value(), "/board")) {
            assertThat(phone.open(sun.path(path))).as(path).isEqualTo(200);
            assertThat(phone.page.innerText("body")).contains("观察模式");
        }
        assertThat(phone.go(sun.path("/cases/" + quiet.value()))).isEqualTo(404);
        phone.go(sun.path("/stories"));
        assertThat(phone.post(sun.path("/cases/" + id.value() + "/same"), java.util.Map.of()))
                .isEqualTo(403);
        assertThat(book(sun.person().value()))
                .containsExactly("organization.area", "casework.case", "organization.area");

        db.sql("update organization.observe_right set until = since + interval '1 microsecond' where person = ?")
                .param(sun.person().value())
                .update();
        assertThat(phone.open(sun.path("/cases/" + id.value()))).isEqualTo(403);
        assertThat(phone.text()).contains("再申请一次");
        assertThat(book(sun.person().value()))
                .as("what was refused was not read")
                .hasSize(3);
    }

    /** S106: a resident's own words on the handling are in front of the street at once, and the street acts on them. */
    @Test
    void aBadRatingIsOnTheStreetsListAndBecomesAnOrder() {
        var patch = new Patch(db, browser, casework);
        var id = patch.raise("3号楼门口的灯又不亮了", Visibility.PUBLIC);
        var li = patch.people.li;
        for (var it : List.of(
                List.of("/replies", "to", "public", "text", "收到"),
                List.of("/feedback", "outcome", "SOLVED", "words", "换过灯泡了", "absent", "不用到场"))) {
            var fields = new java.util.ArrayList<>(it.subList(1, it.size()));
            fields.addAll(List.of("version", "" + version(id)));
            assertThat(patch.post(li, "/cases/" + id.value() + it.getFirst(), fields.toArray(String[]::new)))
                    .hasStatus(303);
        }
        var wang = phones.of(patch.people.wang.person());
        wang.open(patch.people.wang.path("/cases/" + id.value()));
        wang.tap("解决了");
        wang.tap("不满意");
        wang.send("交上评价");

        var leader = phones.desk(patch.leader.person());
        leader.open(patch.leader.path("/ratings"));
        assertThat(leader.text()).contains("3号楼门口的灯又不亮了", "没有督办");
        leader.follow("3号楼门口的灯又不亮了");
        leader.look();
        leader.follow("记发现");
        leader.look();
        leader.page.selectOption("#fault", "NOT_DONE");
        leader.write("看到了什么，要求怎么办", "居民不满意，请上门问清楚");
        leader.send("发督办单");
        leader.open(patch.leader.path("/ratings"));
        assertThat(leader.text()).contains("督办中");
        var desk = phones.desk(li.person());
        desk.open(li.path("/cases/" + id.value()));
        assertThat(desk.text()).contains("督办与提醒", "居民不满意，请上门问清楚");
    }

    private Phone round(Patch patch, Turn turn) {
        sheets.make(patch.leader.mandate().id(), LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI), turn);
        var leader = phones.desk(patch.leader.person());
        leader.open(patch.leader.path("/patrol"));
        return leader;
    }

    /** Reads what is on the sheet, as a neighbour would read it. */
    private void walk(Phone leader, Patch patch, CaseId id) {
        leader.go(patch.sight.path("/stories"));
        leader.go(patch.sight.path("/cases/" + id.value()));
        leader.go("/c/" + patch.people.sister.slug() + "/stories");
    }

    private void at(int hour, int minute, Runnable what) {
        clock.after(Patch.untilThen(hour, minute), what);
    }

    private List<String> book(long person) {
        return db.sql("select kind from supervision.opened where person = ? and at <= ? order by at")
                .params(person, Instant.now().plusSeconds(5).atOffset(UTC))
                .query(String.class)
                .list();
    }

    private int version(CaseId id) {
        return db.sql("select version from casework.case_file where id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }
}
