package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.journeys.Phones.Phone;
import shequtong.organization.Here;
import shequtong.organization.Viewer;

/** A day in the lists of 李书记, and what becomes of it afterwards. */
@WholeTest
class SecretaryJourney extends Journey {

    @Autowired
    Casework casework;

    @Autowired
    MovedClock clock;

    /** A burst pipe: many say so, one answer goes to each of them, and the list goes to the meeting. */
    @Test
    void clearsOneCauseAndTakesTheListAlong() throws IOException {
        raise(people.wang, "停水了第一家", "PROP-01");
        raise(people.chen, "停水了第二家", "PROP-01");
        raise(people.zhao, "停水了第三家", "PROP-01");
        raise(people.chen, "狗叫了一夜", "PET-01");
        var li = phones.desk(people.li.person());

        li.open(people.li.path("/cases"));
        li.follow("筛选");
        li.look();
        li.page.selectOption("select[name=category]", "PROP-01");
        li.page.fill(".dk-filters input[name=q]", "停水");
        li.send("查找");
        assertThat(li.text()).contains("停水了第一家", "停水了第三家").doesNotContain("狗叫了一夜");
        li.page.fill("#name", "停水的");
        li.send("存成常用");
        assertThat(li.page.locator(".dk-view a").innerText().replaceAll("\\s", ""))
                .isEqualTo("停水的3");

        li.send("回复列表里的全部");
        li.look();
        assertThat(li.text()).contains("要回复的3件");
        li.write("回复", "总管爆了，{地点}下午四点恢复供水，给大家添麻烦了。");
        li.send("回复这3件");
        li.look();
        assertThat(li.text()).contains("已回复").doesNotContain("没有回复", "时限没停");

        li.go(people.li.path("/cases?tab=ALL&category=PROP-01&q=停水"));
        var file = li.page.waitForDownload(
                () -> li.page.locator("button:has-text('导出 Excel')").click());
        try (var in = Files.newInputStream(file.path());
                var book = new ReadableWorkbook(in)) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(5);
            var page = li.text();
            for (var row : rows.subList(1, 4))
                assertThat(page).contains(row.getCellText(0), row.getCellText(1), row.getCellText(4));
            assertThat(rows.toString()).doesNotContain("王阿姨", "狗叫了一夜");
        }
        var wang = phones.of(people.wang.person());
        wang.go(people.wang.path("/cases/" + caseOf("停水了第一家。家里没有水")));
        assertThat(wang.text()).contains("3号楼下午四点恢复供水");
        assertThat(casework.counts(people.li).waiting()).isOne();
    }

    /** With one tap, and without any script too; but what goes out as it stands is no answer. */
    @Test
    void aTemplateIsABeginning() {
        var id = raise(people.wang, "路灯不亮", "PROP-01");
        var li = phones.desk(people.li.person());
        li.open(people.li.path("/templates"));
        li.write("名字", "去看");
        li.write("内容", "您好，“{事项}”收到，物业今天去看。");
        li.send("存成模板");
        li.look();

        li.open(people.li.path("/cases/" + id.value()));
        li.tap("去看");
        assertThat(li.page.inputValue("#text")).isEqualTo("您好，“路灯不亮”收到，物业今天去看。");
        li.page.locator("#say .btn-primary").press("Enter");
        li.page.getByText("不算回应，时限还在走").waitFor();
        li.look();

        var plain = phones.plainDesk(people.li.person());
        plain.go(people.li.path("/cases/" + id.value()));
        plain.follow("去看");
        plain.page.fill("#text", plain.page.inputValue("#text") + "许师傅下午三点到，请您在家。");
        plain.send("发布");
        assertThat(plain.text()).contains("许师傅下午三点到").doesNotContain("不算回应");
    }

    @Test
    void nobodyLosesTheirWordsWhenTheSessionEnds() {
        var id = raise(people.wang, "电梯停了", "LIFT-02");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id.value()));
        li.write("内容", "维保单位四十分钟到，老人先到活动室坐一坐。");
        end(people.li);
        li.send("发布");
        assertThat(li.text()).contains("您刚才写的还在");
        signInAgain(li, people.li);
        assertThat(li.text()).contains("照片没有留下");
        assertThat(li.page.locator("textarea").inputValue()).contains("老人先到活动室坐一坐");
        li.send("接着发送");
        assertThat(li.text()).contains("老人先到活动室坐一坐");

        var wang = phones.of(people.wang.person());
        wang.go(people.wang.path("/cases/" + id.value()));
        wang.page.fill("#talk textarea", "谢谢，我们已经在活动室了");
        end(people.wang);
        wang.send("发");
        signInAgain(wang, people.wang);
        wang.send("接着发送");
        assertThat(wang.text()).contains("我们已经在活动室了");
    }

    @Test
    void whatDoesNotHoldIsOpenedAgain() {
        var id = raise(people.wang, "下水道堵了", "PROP-01");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id.value()));
        li.write("内容", "马上请人来通。");
        li.send("发布");
        li.page
                .locator("#outcome label")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("已解决"))
                .first()
                .click();
        li.write("答复居民的话", "已经通好了");
        li.write("没有现场记录的原因", "电话里说清了");
        li.send("答复居民，请居民评价");
        var wang = phones.of(people.wang.person());
        wang.go(people.wang.path("/cases/" + id.value()));
        wang.page.locator("#resolved label").first().click();
        wang.page.locator("#grade label").first().click();
        wang.send("交上评价");

        clock.after(Duration.ofDays(8), () -> {
            var later = phones.of(people.wang.person());
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(asked(id)).isOne());
            later.open(people.wang.path("/cases/" + id.value()));
            assertThat(later.text()).contains("现在还好吗");
            later.page.fill("#said", "昨天又堵了");
            later.send("又不行了");
            assertThat(later.text()).contains("一周后又不行了", "昨天又堵了");
            later.follow("重新打开");
            later.look();
            later.write("现在是什么情况", "昨天开始又往上冒水");
            later.send("重新打开");
            later.look();
            assertThat(later.text()).contains("重办", "昨天开始又往上冒水");
        });
        var desk = phones.desk(people.li.person());
        desk.open(people.li.path("/cases?tab=UNSATISFIED"));
        assertThat(desk.text()).contains("下水道堵了", "重办");
    }

    private int asked(CaseId id) {
        db.sql(
                        "update scheduler.scheduled_tasks set execution_time = now() - interval '1 minute' where task_name = 'casework.follow-up'")
                .update();
        return db.sql("select count(*) from casework.follow_up where case_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private void end(Viewer who) {
        db.sql("update identity.session set seen_at = seen_at - interval '31 days' where person = ?")
                .param(who.person().value())
                .update();
    }

    /** The door leads back to what was written. */
    private void signInAgain(Phone phone, Viewer who) {
        var back = URLDecoder.decode(phone.page.url().replaceAll(".*back=", ""), StandardCharsets.UTF_8);
        var cookie = people.cookie(who);
        var address = phone.page.url().replaceAll("(https?://[^/]+)/.*", "$1");
        phone.page.context().addCookies(List.of(new Cookie(cookie.getName(), cookie.getValue()).setUrl(address)));
        phone.open(back);
    }

    private CaseId raise(Here who, String title, String category) {
        return casework.open(
                who, new Matter(title, title + "。家里没有水", "3号楼", category, Visibility.PUBLIC, people.estate.id()));
    }
}
