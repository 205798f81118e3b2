package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.WholeTest;
import shequtong.identity.PersonId;
import shequtong.journeys.Phones.Phone;
import shequtong.kernel.Sealed;
import shequtong.kernel.Subject;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.residency.Admitted;

/** Whom residents may rely on: a way past the committee, a number to ring, somebody who writes it down, and being told. */
@WholeTest
class TrustJourney extends Journey {

    private static final String PHONE = "13788014509";

    @Autowired
    Sealed sealed;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    @Test
    void aComplaintAboutTheSecretaryIsNeverSeenByHer() {
        var words = "书记三次都说没空，盖个章跑了一个星期";
        var tao = people.official(
                "陶正",
                Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
        var wang = phones.of(people.wang.person());
        wang.open(people.wang.path("/stories/new"));
        wang.write("说说是什么事", words);
        wang.send("工作人员的作风");
        wang.look();
        assertThat(wang.text()).contains("谁看得到", "看不到：", "李红梅", "12388");
        assertThat(wang.page.inputValue("#words")).isEqualTo(words);
        wang.tap("李红梅");
        wang.send("交给江湾街道");
        wang.look();
        assertThat(wang.text()).contains("已经交给江湾街道", words);

        var desk = phones.desk(tao.person());
        desk.open(tao.path("/complaints"));
        desk.follow("去办");
        desk.write("内容", "收到，三天内答复您");
        desk.send("发布");
        desk.look();
        desk.tap("属实，已经处理");
        desk.write("答复反映人的话", "情况属实，已经批评，今天起随到随办");
        desk.send("答复，请反映人评价");
        desk.look();

        wang.open(people.wang.path("/complaints"));
        wang.follow("反映幸福里的工作作风");
        wang.look();
        wang.tap("解决了");
        wang.tap("非常满意");
        wang.send("交上评价");
        assertThat(wang.text()).contains("已办结", "反映人评价：非常满意");

        var id = db.sql("select id from casework.complaint where words = ?")
                .param(words)
                .query(Long.class)
                .single();
        var li = phones.desk(people.li.person());
        for (var path : List.of("", "/cases", "/cases?tab=CLOSED", "/notices")) {
            assertThat(li.go(people.li.path(path))).isEqualTo(200);
            assertThat(li.text()).doesNotContain("作风", "三次都说没空");
        }
        for (var path : List.of("/complaints", "/complaints/" + id))
            assertThat(li.fetch(people.li.path(path))).isEqualTo(403);
    }

    @Test
    void anEmergencyLeadsPastTheNumbersWithoutScript() {
        var wang = phones.plain(people.wang.person());
        wang.open(people.wang.path("/stories/new"));
        wang.write("说说是什么事", "5号楼二楼着火了，烟很大");
        wang.picture("input[type=file]", "烟.jpg", java.awt.Color.GRAY);
        wang.write("在哪里", "5号楼");
        wang.send("发出去");
        assertThat(wang.text()).contains("火警、救援 119", "急救 120", "电梯困人 96333", "您写的和照片都在");
        assertThat(wang.page.locator("a[href='tel:119']").count()).isOne();
        wang.send("仍要提交");
        assertThat(wang.text()).contains("5号楼二楼着火了");

        var id = caseOf("5号楼二楼着火了，烟很大");
        assertThat(db.sql("select count(*) from media.placement where kind = 'casework.case' and subject = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isOne();
        var li = phones.desk(people.li.person());
        li.open(people.li.path("/cases"));
        assertThat(li.text()).contains("5号楼二楼着火了", "紧急");
    }

    @Test
    void whoRangTakesTheirMatterOver() {
        var desk = phones.desk(people.worker.person());
        desk.open(people.worker.path("/cases"));
        desk.follow("代录来电来访");
        desk.look();
        desk.write("题目", "夜里装修");
        desk.write("居民怎么说的", "楼上夜里十一点还在装修");
        desk.page.selectOption("#category", "NOISE-01");
        desk.write("怎么称呼", "葛女士");
        desk.write("手机号", PHONE);
        desk.send("记下来");
        desk.look();
        assertThat(desk.text()).contains("来电来访的居民", "本人还没有认领").doesNotContain("葛女士");
        desk.follow("看称呼和电话");
        desk.look();
        assertThat(desk.text()).doesNotContain("葛女士", PHONE);
        desk.page.locator("#reason").selectOption(new SelectOption().setIndex(1));
        desk.send("看称呼和电话");
        desk.look();
        assertThat(desk.text()).contains("葛女士", PHONE);

        var ge = movedIn();
        var phone = phones.of(ge.person());
        phone.page.waitForCondition(() -> {
            phone.go(ge.path("/notices"));
            return phone.text().contains("居委会替您记了一件事");
        });
        phone.follow("居委会替您记了一件事");
        phone.look();
        phone.send("是我反映的");
        phone.look();
        assertThat(phone.text()).contains("认领了这件事", "夜里装修");
    }

    private Here movedIn() {
        var person = people.person("葛女士");
        account(person);
        people.lives(person, "葛", "葛女士", "9号楼", people.community);
        transaction.executeWithoutResult(_ -> events.publishEvent(
                new Admitted(people.community.id(), person, new Subject("residency.registration", 1))));
        return new Here(person, Here.Capacity.RESIDENT, people.community, null);
    }

    private void account(PersonId person) {
        db.sql("insert into identity.account (person, phone, phone_index) values (?, ?, ?)")
                .params(
                        person.value(),
                        sealed.seal(PHONE, "identity.account.phone." + person.value()),
                        sealed.index("identity.account.phone", PHONE))
                .update();
    }

    @Test
    void twoReportersOfOneMatterAreTakenTogetherAndApartAgain() {
        var first = tell(phones.of(people.wang.person()), "地下车库顶上一直漏水");
        var chen = phones.of(people.chen.person());
        chen.go(people.chen.path("/stories/new"));
        chen.write("说说是什么事", "车库顶上漏水，地下积水很深");
        chen.page.waitForSelector("#similar button");
        chen.look();
        assertThat(chen.text()).contains("件很像的事正在办", "地下车库顶上一直漏水", "我也遇到");
        var second = tell(chen, "车库顶上漏水，地下积水很深");

        var li = phones.desk(people.li.person());
        li.open(people.li.path("/cases/" + second));
        li.send("并到这一件");
        li.look();
        assertThat(li.text()).contains("已并案", "地下车库顶上一直漏水");

        chen.open(people.chen.path("/cases/" + second));
        assertThat(chen.text()).contains("和先反映的一件一起办", "您是联署人");
        chen.follow("地下车库顶上一直漏水");
        chen.look();
        assertThat(chen.text()).contains("一起反映的1件", "车库顶上漏水，地下积水很深");
        assertThat(db.sql("select number from casework.case_view where id = ?")
                        .param(first)
                        .query(String.class)
                        .single())
                .isNotBlank();

        li.open(people.li.path("/cases/" + second));
        li.send("分开办");
        li.look();
        assertThat(li.text()).contains("取消并案", "待回应");
        chen.open(people.chen.path("/cases/" + second));
        assertThat(chen.text()).contains("取消并案").doesNotContain("您是联署人");
    }

    private long tell(Phone phone, String words) {
        phone.go(people.wang.path("/stories/new"));
        phone.write("说说是什么事", words);
        phone.write("在哪里", "地下车库");
        phone.send("发出去");
        return caseOf(words);
    }
}
