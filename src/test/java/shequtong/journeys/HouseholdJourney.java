package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;
import shequtong.identity.PersonId;
import shequtong.journeys.Phones.Phone;
import shequtong.kernel.Token;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.facts.IdNumberTests;
import shequtong.web.Moments;

/** 林 and 许 and their twelve-year-old: they come, one goes, one stays in two places, and the child's account has a rest. */
@WholeTest
class HouseholdJourney extends Journey {

    private static final LocalDate TODAY =
            OffsetDateTime.now().atZoneSameInstant(Moments.SHANGHAI).toLocalDate();

    private String room = "701";

    @Test
    void aFamilyMoves() {
        room = "701";
        var father = people.person("林先生");
        var mother = people.person("许女士");
        var li = phones.desk(people.li.person());
        var lin = phones.of(father);
        var xu = phones.of(mother);
        joins(lin, people.community, "林大山", card(40, 1), "OWNER");
        admit(li, people.li, father);
        joins(xu, people.community, "许文静", card(38, 2), "FAMILY");
        admit(li, people.li, mother);

        // The head says that she is family; she looks round.
        lin.open(people.wang.path(""));
        assertThat(lin.text()).contains("有1位新家人，等您确认", "欢迎来到幸福里");
        lin.follow("等您确认");
        lin.look();
        assertThat(lin.text()).contains("许女士", "等户主确认");
        lin.send("是我家的人");
        assertThat(lin.text()).doesNotContain("等户主确认");
        xu.open(people.wang.path(""));
        assertThat(xu.text()).contains("0/5");
        xu.send("认识一下居委会");
        xu.look();
        assertThat(xu.text()).contains("李红梅", "赵小兰");
        xu.open(people.wang.path("/me/name"));
        xu.tap("自己起一个名字");
        xu.write("自己起的名字", "小许书记");
        xu.send("保存");
        xu.look();
        assertThat(xu.text()).contains("这像是工作人员的称呼");
        xu.write("自己起的名字", "爱跑步的许");
        xu.send("先看看样子");
        xu.look();
        assertThat(xu.text()).contains("保存以后，别人看到的样子", "爱跑步的许·11号楼", "爱跑步的许（许女士）");
        xu.send("保存");
        xu.open(people.wang.path(""));
        assertThat(xu.text()).contains("2/5");

        // He hands the headship over: nothing changes until she agrees.
        lin.open(people.wang.path("/household"));
        assertThat(lin.text()).contains("许女士（爱跑步的许）");
        lin.tap("请这位当户主");
        lin.page.locator("details[open] button:has-text('请这位当户主')").click();
        lin.page.waitForSelector("text=等对方同意");
        xu.open(people.wang.path("/household"));
        assertThat(xu.text()).contains("户主想请您来当户主");
        xu.send("我同意当户主");
        xu.look();
        assertThat(xu.text()).contains("户主");

        // She has a second home in the sister community, and keeps both.
        var aPing = people.official(
                "何平",
                Position.PARTY_SECRETARY,
                people.body(people.sister, "PARTY_ORGANIZATION", "平安坊党支部"),
                people.sister);
        joins(xu, people.sister, "许文静", card(38, 2), "OWNER");
        admit(phones.desk(aPing.person()), aPing, mother);
        xu.open("/c/" + people.sister.slug());
        assertThat(xu.text()).contains("还住在幸福里吗？");
        xu.send("两边都住");
        assertThat(xu.text()).doesNotContain("还住在幸福里吗？");
        assertThat(xu.open(people.wang.path("/stories"))).isEqualTo(200);

        // He moves out; the page that is still open is refused at the next click.
        lin.open(people.wang.path("/stories"));
        var tab = lin.tab();
        tab.open(people.wang.path("/me/moving"));
        tab.tap("不住在幸福里了");
        tab.look();
        tab.sendSurely("我已搬离幸福里");
        tab.look();
        lin.follow("我的");
        assertThat(lin.page.textContent("body")).contains("您已经不是幸福里的居民了");
        lin.look();
        xu.open(people.wang.path("/household"));
        assertThat(xu.text()).contains("许女士").doesNotContain("林先生");

        // Three taps from 我的: what she agreed to, she takes back.
        xu.open(people.wang.path("/me"));
        var taps = xu.taps();
        xu.follow("我的数据");
        xu.look();
        xu.tap("收回同意");
        xu.page.locator("details[open] button:has-text('收回同意')").click();
        xu.page.waitForSelector("text=重新同意");
        assertThat(xu.taps() - taps + 1).isLessThanOrEqualTo(3);
        assertThat(xu.post(people.wang.path("/stories"), Map.of("kind", "LIFE", "words", "x")))
                .isEqualTo(403);
        xu.open("/me/closing");
        assertThat(xu.text()).contains("法律要求留下的");
        li.open(people.li.path("/households"));
        assertThat(li.text()).contains("11号楼701室");
        li.follow("看一看");
        li.look();
    }

    @Test
    void aTwelveYearOldComesWithHerMothersWord() {
        room = "802";
        var mother = people.person("妈妈");
        var child = people.person("女儿");
        var li = phones.desk(people.li.person());
        var mum = phones.of(mother);
        var girl = phones.of(child);
        joins(mum, people.community, "许文静", card(38, 4), "OWNER");
        admit(li, people.li, mother);

        form(girl, people.community, "林小雨", card(12, 6), "FAMILY");
        girl.send("提交审核");
        girl.look();
        assertThat(girl.text()).contains("要先请住在一起的家长点头");

        mum.open(people.wang.path("/me"));
        mum.follow("孩子");
        mum.look();
        mum.write("孩子的身份证号", card(12, 6));
        mum.page.locator("#agree").check();
        mum.send("同意孩子加入");
        mum.look();
        assertThat(mum.text()).contains("孩子还没有加入");

        joins(girl, people.community, "林小雨", card(12, 6), "FAMILY");
        admit(li, people.li, child);
        girl.open(people.wang.path(""));
        assertThat(girl.text()).contains("欢迎来到幸福里");
        mum.open(people.wang.path("/household"));
        assertThat(mum.text()).contains("林女士", "未满18岁，不参加表决");
        mum.send("是我家的人");

        mum.open(people.wang.path("/me/children"));
        assertThat(mum.text()).contains("已加入");
        mum.send("收回同意");
        girl.open(people.wang.path(""));
        assertThat(girl.text()).contains("家长收回了同意，你的账号先休息");
        assertThat(girl.open(people.wang.path("/stories/new"))).isEqualTo(403);
        assertThat(girl.open(people.wang.path("/stories"))).isEqualTo(200);
    }

    private void joins(Phone phone, Area where, String written, String card, String relation) {
        form(phone, where, written, card, relation);
        phone.send("提交审核");
        phone.look();
        assertThat(phone.page.url()).endsWith("/me/joining");
    }

    private void form(Phone phone, Area where, String written, String card, String relation) {
        phone.open(gate(where));
        phone.write("姓名", written);
        phone.write("身份证号", card);
        phone.write("楼号", "11");
        phone.write("室号", room);
        phone.page
                .locator("input[name=relation][value=" + relation + "]")
                .check(new Locator.CheckOptions().setForce(true));
        phone.page.locator("#agree").check();
    }

    private String gate(Area where) {
        var token = Token.random();
        db.sql("""
                insert into residency.door (token, community, estate, made_at)
                select ?, ?, min(id), ? from organization.area where parent = ?
                on conflict (estate) where revoked_at is null do update set token = excluded.token
                """).params(token, where.id(), OffsetDateTime.now(), where.id()).update();
        return "/j/" + token;
    }

    private void admit(Phone desk, Duty duty, PersonId who) {
        var id = db.sql("select max(id) from residency.registration where person = ? and community = ?")
                .params(who.value(), duty.area().id())
                .query(Long.class)
                .single();
        desk.go(duty.path("/registrations/" + id));
        desk.send("通过");
    }

    private static String card(int age, int sequence) {
        var born = TODAY.minusYears(age).format(DateTimeFormatter.BASIC_ISO_DATE);
        return IdNumberTests.numbered("310113" + born + "%03d".formatted(sequence + 500));
    }
}
