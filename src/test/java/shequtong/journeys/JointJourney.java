package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Moments;

/**
 * 推来推去 (S93, B10): two bodies say that it is not theirs. A table opens by itself, three departments are called to it,
 * one does not come, and what the others take on there is done by its day.
 */
@WholeTest
class JointJourney extends Journey {

    private static final String FLOOD = "一下大雨河水就倒灌进地下车库，年年说年年没人管";

    @Autowired
    MovedClock clock;

    @Test
    void whatTwoRefusedEndsAtOneTableWithThreeDepartmentsAndOneAbsent() {
        var leader = people.official(
                "秦朗",
                Position.STREET_LEADER,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
        var water = department("水静", "区水务局");
        var housing = department("方圆", "区房管局");
        var wang = phones.of(people.wang.person());
        var id = raise(wang, FLOOD, "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.write("内容", "王阿姨您好，我们请有关单位来看。");
        li.send("发布");
        refused(li, id, people.squad, "江湾城管中队", "排水不归城管");
        refused(li, id, people.property, "安居物业", "河道不归物业");
        assertThat(li.text()).contains("被退回2次", "被退回两次，要约请部门", "两次退回，转街镇约请部门");

        var street = phones.desk(leader.person());
        street.go(leader.path("/notices"));
        assertThat(street.text()).contains("两次被退回，请您牵头约请部门");
        street.follow("请您牵头约请部门");
        street.look();
        street.follow("定时间和单位");
        street.look();
        street.tap("江湾城管中队");
        street.tap("区水务局");
        street.tap("区房管局");
        street.write("请大家来解决什么", "一起定下倒灌怎么治、谁来治");
        street.write("在哪里开会", "街道三楼会议室");
        street.page.selectOption(
                "#lead", new SelectOption().setValue("" + leader.mandate().id()));
        street.send("发出约请");
        street.look();
        assertThat(street.text()).contains("等开会", "区水务局", "还没有答复");

        var absent = phones.desk(water.person());
        absent.go(water.path("/invitations"));
        absent.look();
        absent.follow("去答复");
        absent.look();
        absent.tap("来不了");
        absent.write("来不了的原因", "当天防汛值守");
        absent.send("答复");
        assertThat(absent.text()).contains("来不了", "当天防汛值守");
        comes(people.squad);
        comes(housing);

        clock.after(Duration.ofDays(5), () -> {
            var desk = phones.desk(leader.person());
            desk.go(leader.path("/invitations"));
            desk.look();
            desk.follow("查看");
            desk.look();
            desk.write("会议纪要", "城管清理出水口，房管局装挡水板；水务局另约。");
            desk.sendSurely("记下来");
            desk.look();
            assertThat(desk.text()).contains("开过会了", "缺席", "到会");
            taken(desk, people.squad, "清理出水口的杂物", 5);
            taken(desk, housing, "给地下车库装挡水板", 20);
            desk.look();

            var neighbour = phones.of(people.chen.person());
            neighbour.go(people.chen.path("/cases/" + id));
            neighbour.look();
            assertThat(neighbour.text())
                    .contains("约请部门一起办", "开了联办会", "缺席：区水务局（当天防汛值守）", "给地下车库装挡水板")
                    .doesNotContain("水务局另约");
            answered(people.squad, id, "清好了");
            answered(housing, id, "装好了");

            var own = phones.desk(people.li.person());
            own.go(people.li.path("/cases/" + id));
            own.look();
            own.tap("已解决");
            own.write("答复居民的话", "出水口清了，挡水板装好了，再有倒灌请马上说。");
            own.write("没有现场记录的原因", "城管和房管局到场办的，见上面的答复");
            own.send("答复居民");
            var reporter = phones.of(people.wang.person());
            reporter.go(people.wang.path("/cases/" + id));
            reporter.page.locator("label:has(input[name=resolved][value=YES])").click();
            reporter.page.locator("label:has(input[name=grade][value='5'])").click();
            reporter.send("交上评价");
            assertThat(reporter.text()).contains("已解决");

            var judge = phones.desk(housing.person());
            judge.go(housing.path("/invitations"));
            judge.follow("查看");
            judge.tap("该约请，一家办不了");
            judge.send("交上");
            assertThat(judge.text()).contains("该约请");
        });
    }

    private Duty department(String name, String label) {
        return people.official(
                name, Position.DEPARTMENT_STAFF, people.body(people.district, "DEPARTMENT", label), people.district);
    }

    private void refused(Phone li, long id, Duty body, String label, String why) {
        li.go(people.li.path("/cases/" + id));
        li.tap("几家联动");
        li.page.locator("fieldset#bodies label").filter(text(label)).first().click();
        li.write("要办什么", "请来看倒灌怎么治");
        li.sendSurely("就这样办");
        var desk = phones.desk(body.person());
        desk.go(body.path("/tasks"));
        desk.follow("去办");
        desk.follow("不归我们办");
        desk.write("为什么不该由这里办", why);
        desk.write("应该由谁来办", "区水务局");
        desk.send("提异议");
        li.go(people.li.path("/cases/" + id));
        li.follow("去决定");
        li.tap("采纳");
        li.send("就这样决定");
    }

    private static com.microsoft.playwright.Locator.FilterOptions text(String words) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(words);
    }

    private void comes(Duty body) {
        var desk = phones.desk(body.person());
        desk.go(body.path("/invitations"));
        desk.follow("去答复");
        desk.page.locator("label:has(input[name=coming][value=true])").click();
        desk.send("答复");
    }

    private void taken(Phone desk, Duty body, String what, int days) {
        desk.page.selectOption(
                "#body", new SelectOption().setValue("" + body.mandate().body().id()));
        desk.write("办什么", what);
        desk.write(
                "哪一天以前办好",
                LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI)
                        .plusDays(days)
                        .toString());
        desk.send("记下认领");
    }

    private void answered(Duty body, long id, String words) {
        var desk = phones.desk(body.person());
        desk.go(body.path("/tasks"));
        desk.follow("去办");
        desk.page.locator("label:has(input[name=stage][value=REPLY])").click();
        desk.write("办了什么、办得怎样", words);
        desk.page.locator("label:has(input[name=way][value=COMMITTEE])").click();
        desk.send("答复");
        assertThat(desk.text()).contains(words);
    }
}
