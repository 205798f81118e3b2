package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.organization.Position;
import shequtong.web.Moments;

/** 孟队长 finds that a day on which nothing could be sent counts against his squad, says so, and is heard (S113, S114). */
@WholeTest
class ContestJourney extends Journey {

    @Autowired
    MovedClock clock;

    @Autowired
    ApplicationContext context;

    @Test
    void aDepartmentContestsItsScore() {
        var wang = phones.of(people.wang.person());
        var id = raise(wang, "绿化带里有人搭了棚子", "公开");
        var now = OffsetDateTime.now(clock);
        var due = now.plusDays(4);
        var list = people.squad.path("/assessment?month=" + YearMonth.from(due.atZoneSameInstant(Moments.SHANGHAI)));
        order(id, due, now.plusDays(1));
        order(id, due, null);
        var office = officeOfTheDistrict();

        clock.after(Duration.ofDays(45), () -> {
            db.sql("select casework.sweep(?, ?)")
                    .params(people.community.id(), OffsetDateTime.now(clock))
                    .query((_, _) -> true)
                    .single();
            issue();
            var squad = phones.desk(people.squad.person());
            squad.go(list);
            squad.look();
            assertThat(squad.text()).contains("江湾城管中队", "50.0");
            squad.go(squad.page.locator("main a.dk-t").first().getAttribute("href"));
            squad.look();
            assertThat(squad.text()).contains("1 ÷ 2", "第1版", "答复居村率");
            squad.follow("看是哪些");
            squad.look();
            squad.page.locator("summary:has-text('提出异议')").first().click();
            squad.write("为什么这一件不该这样算", "那两天系统停机检修，答复发不出去，第三天一早就补了。");
            squad.send("提交异议");
            assertThat(squad.text()).contains("提过的异议", "等区里决定", "停机检修");

            var desk = phones.desk(office);
            for (var width : List.of(1280, 1100)) {
                desk.page.setViewportSize(width, 900);
                desk.go("/d/" + people.district.slug() + list.substring(list.indexOf("/assessment")) + "&kind=STREET");
                desk.look();
                assertThat(desk.page
                                .locator(".dk-rank")
                                .evaluate("it => it.scrollWidth <= it.parentElement.clientWidth"))
                        .as("every rate and the score are on the screen, " + width)
                        .isEqualTo(true);
            }
            desk.follow("打印");
            desk.look();
            assertThat(desk.text()).contains("街镇（园区）考核评价", "得分 = ");
            desk.go("/d/" + people.district.slug() + "/assessment/contests");
            desk.look();
            assertThat(desk.text()).contains("江湾城管中队", "停机检修");
            desk.write("理由", "检修公告在案，这一件不计。");
            desk.send("异议成立，不再计入");
            assertThat(desk.text()).contains("没有等您决定的异议");

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                squad.go(list);
                assertThat(squad.text()).contains("第2版");
            });
            assertThat(squad.text()).contains("第2版", "100.0", "异议成立");
            squad.go(squad.page.locator("main a.dk-t").first().getAttribute("href"));
            assertThat(squad.text()).contains("1 ÷ 1", "检修公告在案", "第1版");
            squad.follow("第1版");
            assertThat(squad.text()).contains("1 ÷ 2");
        });
    }

    /** 区社建办 proposes how much counts next year, and somebody else looks at it before it does (R92). */
    @Test
    void whatCountsNextYearIsSetByTwo() {
        var next = YearMonth.from(clock.instant().atZone(Moments.SHANGHAI)).getYear() + 1;
        var path = "/d/" + people.district.slug() + "/assessment/weights?kind=DEPARTMENT";
        var guard = people.official(
                "安守正", Position.SECURITY_ADMIN, people.body(people.district, "PLATFORM", "测试区平台"), people.district);
        var desk = phones.desk(officeOfTheDistrict());
        desk.open(path);
        desk.write("答复居村率，" + next + "年的权重", "50");
        desk.write("应约到场率，" + next + "年的权重", "30");
        desk.send("提出" + next + "年的权重");
        desk.look();
        assertThat(desk.text()).contains("顾明远", "等安全管理员确认", "60%");

        var phone = phones.of(guard.person());
        phone.open(path);
        assertThat(phone.text()).contains("50%", "30%", "确认" + next + "年的权重");
        phone.send("退回");
        phone.look();
        assertThat(phone.text()).contains("请写明为什么退回");
        phone.send("确认，" + next + "年1月起用");
        desk.go(path);
        assertThat(desk.text()).contains("50%").doesNotContain("等安全管理员确认");
        phones.assertNoComplaints();
    }

    private void issue() {
        try {
            var issuing = context.getBean(Class.forName("shequtong.supervision.assessment.Issuing"));
            ReflectionTestUtils.invokeMethod(issuing, "all", people.district.id());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void order(long id, OffsetDateTime due, @Nullable OffsetDateTime answered) {
        db.sql("""
                insert into casework.dispatch (
                    community, case_id, body, tier, purpose, due, state, issued_at, answer, answered_by, answered_at, contact)
                values (:community, :id, :body, 'SELF_GOVERNANCE', '请到场', :due, :state, :issued, :answer, 1, :answered,
                        :contact)
                """)
                .param("community", people.community.id())
                .param("id", id)
                .param("body", people.squad.mandate().body().id())
                .param("due", due)
                .param("state", answered == null ? "OPEN" : "ANSWERED")
                .param("issued", due.minusDays(2))
                .param("answer", answered == null ? null : "到场拆了")
                .param("answered", answered)
                .param("contact", answered == null ? null : "COMMITTEE")
                .update();
    }
}
