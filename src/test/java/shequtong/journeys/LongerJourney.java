package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;

/** 来不及办 and 暂时不能办 (R42): somebody else decides, and the resident reads until when and why. */
@WholeTest
class LongerJourney extends Journey {

    private static final String PUMP = "地下车库的水泵坏了，地上总是有积水";

    @Test
    void takesLongerAndRestsBeforeTheEyesOfWhoeverReportedIt() {
        var wang = phones.of(people.wang.person());
        var id = raise(wang, PUMP, "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.write("内容", "看到了，马上请物业检修。");
        li.send("发布");
        li.tap("请物业办");
        li.write("要办什么", "请检修积水泵");
        li.sendSurely("就这样办");

        var property = phones.desk(people.property.person());
        property.go(people.property.path("/tasks"));
        property.follow("去办");
        property.follow("申请延期");
        property.look();
        property.write("为什么来不及", "水泵要从厂家调货");
        property.page.fill("#until", day(20));
        property.send("申请延期");
        property.look();
        assertThat(property.text()).contains("申请延到", "等决定");

        li.go(people.li.path("/notices"));
        li.follow("申请延期，请您决定");
        li.follow("去决定");
        li.look();
        assertThat(li.text()).contains("水泵要从厂家调货", "希望延到");
        li.tap("同意延期");
        li.send("就这样决定");
        assertThat(li.text()).contains("安居物业的办理期限延长了");
        property.go(people.property.path("/notices"));
        assertThat(property.text()).contains("延期申请有了结果");
        wang.go(people.wang.path("/notices"));
        assertThat(wang.text()).contains("办理期限改了");

        li.follow("暂停办理");
        li.look();
        li.tap("要等定制的配件");
        li.write("具体情况", "厂家排产，下月中旬到货");
        li.page.fill("#until", day(30));
        li.send("暂停办理");
        li.look();
        assertThat(li.text()).contains("暂停办理", "期限顺延到", "恢复办理", "复核");

        onAPhone(id);

        wang.go(people.wang.path("/notices"));
        wang.follow("暂停办理");
        wang.look();
        assertThat(wang.text()).contains("暂停办理", "要等定制的配件", "厂家排产，下月中旬到货", "恢复以后接着算");

        li.follow("恢复办理");
        li.write("为什么现在可以办了", "配件提前到货了");
        li.send("恢复办理");
        assertThat(li.text()).contains("配件提前到货了").doesNotContain("期限顺延到");
        li.follow("请人一起办");
        li.look();
        li.tap("志愿者");
        li.write("队伍或单位的名称", "小区护水志愿队");
        li.write("做什么", "雨天轮流看着水位");
        li.send("加上");
        li.look();
        wang.go(people.wang.path("/cases/" + id));
        wang.look();
        assertThat(wang.text()).contains("恢复办理", "配件提前到货了", "一起来办的还有", "小区护水志愿队");
    }

    /** Officials read it on the way, too. */
    private void onAPhone(long id) {
        var li = phones.of(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.look();
        assertThat(li.text()).contains("期限顺延到");
        li.follow("复核");
        li.look();
        var property = phones.of(people.property.person());
        property.go(people.property.path("/tasks"));
        property.follow("去办");
        property.look();
        assertThat(property.text()).contains("暂停办理");
    }

    private static String day(int ahead) {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(ahead).toString();
    }
}
