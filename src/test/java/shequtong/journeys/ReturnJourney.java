package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shequtong.WholeTest;

/** 不归我们办 (R40, A21): it goes back with a reason and a better address, and the resident reads every step of it. */
@WholeTest
class ReturnJourney extends Journey {

    private static final String HEDGE = "小区东门的绿篱枯了一大片，一刮风枯枝就掉到人行道上";

    @Test
    void whatIsNotTheSquadsGoesBackAndIsSentOnToWhoeverHasIt() {
        var wang = phones.of(people.wang.person());
        var id = raise(wang, HEDGE, "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.write("内容", "看到了，请有关单位来处理。");
        li.send("发布");
        li.tap("几家联动");
        li.tap("江湾城管中队");
        li.write("要办什么", "请清理枯死的绿篱");
        li.sendSurely("就这样办");

        var squad = phones.desk(people.squad.person());
        squad.go(people.squad.path("/tasks"));
        squad.follow("去办");
        squad.look();
        squad.follow("不归我们办");
        squad.look();
        squad.write("为什么不该由这里办", "绿篱养护不是城管的职责");
        squad.page.locator("form[action$='/ways/objection']").evaluate("it => it.noValidate = true");
        squad.send("提异议");
        assertThat(squad.text()).contains("应该由谁来办，说不清的写");
        squad.look();
        squad.write("应该由谁来办", "安居物业");
        squad.send("提异议");
        squad.look();
        assertThat(squad.text()).contains("我们提的异议", "这期间仍由您单位负责").doesNotContain("不归我们办\n");

        li.go(people.li.path("/notices"));
        assertThat(li.text()).contains("承办单位说不归它办，请您决定");
        li.follow("承办单位说不归它办");
        li.look();
        assertThat(li.text()).contains("江湾城管中队说不归它办", "绿篱养护不是城管的职责", "建议由安居物业来办");
        li.follow("去决定");
        li.look();
        li.tap("采纳");
        li.send("就这样决定");
        li.look();
        assertThat(li.text()).contains("被退回1次", "江湾城管中队退回，另外安排");
        assertThat(squad.go(people.squad.path("/tasks"))).isEqualTo(200);
        assertThat(squad.text()).contains("没有待办的派单");

        li.tap("请物业办");
        li.write("要办什么", "请清理枯死的绿篱");
        li.sendSurely("就这样办");
        wang.go(people.wang.path("/notices"));
        assertThat(wang.text()).contains("有了新进展");
        wang.go(people.wang.path("/cases/" + id));
        wang.look();
        assertThat(wang.text()).contains("江湾城管中队说这件事不归它办", "江湾城管中队退回，另外安排", "建议由安居物业来办", "派单物业");
    }
}
