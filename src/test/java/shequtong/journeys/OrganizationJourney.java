package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;
import shequtong.identity.PersonId;
import shequtong.journeys.Phones.Phone;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** 换人、到期、找人: the organisation as those see it who change it and whom it concerns. */
@WholeTest
class OrganizationJourney extends Journey {

    Duty leader;
    Duty office;

    @BeforeAll
    void aStreetWithALeader() {
        leader = people.official(
                "白露",
                Position.STREET_LEADER,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道社建办"),
                people.street);
        office = people.official(
                "顾明远",
                Position.DISTRICT_STAFF,
                people.body(people.district, "DISTRICT_OFFICE", "测试区社建办"),
                people.district);
    }

    /** B19, S13: who comes and who goes both confirm what is handed over; before that nothing has changed, after it all. */
    @Test
    void aSecretaryHandsOver() {
        var neighbour = phones.of(people.wang.person());
        raise(neighbour, "3号楼门口的灯又不亮了", "公开");
        var street = phones.plainDesk(leader.person());
        assertThat(street.open(leader.path("/organization"))).isEqualTo(200);
        street.write("查找居村", "幸福");
        street.send("");
        street.follow("幸福里");
        street.tap("设置李红梅");
        assertThat(street.text()).contains("手上的事", "还没办结的身边事");
        street.follow("安排接任的人");
        assertThat(street.text()).contains("接任：现在是李红梅");
        street.write("姓名", "夏冰");
        street.write("手机号", "13564" + String.valueOf(System.nanoTime()).substring(0, 6));
        street.send("提交");
        assertThat(street.text()).contains("链接只显示这一次", "/staff/activation/");

        var comes = phones.of(named("夏冰"));
        proves(named("夏冰"));
        assertThat(comes.open("/")).isEqualTo(200);
        assertThat(comes.text()).contains("李红梅交给夏冰", "还没有确认");
        comes.send("都接过来了，我确认");
        var goes = phones.desk(people.li.person());
        assertThat(goes.open(people.li.path("/organization"))).isEqualTo(200);
        assertThat(goes.text()).contains("正在交接");
        goes.follow("去看交接清单");
        goes.look();
        goes.send("都交清楚了，我确认");
        assertThat(goes.text()).contains("交接完成");

        assertThat(goes.open(people.li.path("/cases"))).isEqualTo(403);
        assertThat(goes.text()).contains("任职到");
        comes.open(people.li.path("/cases?tab=MINE"));
        assertThat(comes.text()).contains("3号楼门口的灯又不亮了");
    }

    /** R8: the page that is open stays as it is; the next click explains itself. */
    @Test
    void aRightEndsWhileSomebodyIsReading() {
        var person = people.person("观察员");
        people.observes(person, people.sister);
        var reader = phones.of(person);
        assertThat(reader.open("/c/" + people.sister.slug())).isEqualTo(200);

        db.sql("update organization.observe_right set until = since + interval '1 microsecond' where person = ?")
                .param(person.value())
                .update();
        assertThat(reader.open("/c/" + people.sister.slug() + "/board")).isEqualTo(403);
        assertThat(reader.text()).contains("平安坊", "为止", "再申请一次").doesNotContain("差错");
    }

    /** The tree, its search and the list of what is lacking, with the keyboard alone and without a script. */
    @Test
    void whatIsLackingIsFoundWithoutAMouse() {
        var desk = phones.desk(office.person());
        for (var path : new String[] {"", "/holes", "/departments", "/appointments", "/rights"})
            assertThat(desk.open(office.path("/organization" + path))).isEqualTo(200);
        desk.open(office.path("/organization"));
        desk.page.getByLabel("查找居村").focus();
        desk.page.keyboard().type("平安");
        desk.page.keyboard().press("Enter");
        desk.page.waitForURL("**q=*");
        desk.look();
        assertThat(desk.text()).contains("平安坊", "缺书记");
        phone(office, people.street.code());
    }

    private void phone(Duty duty, String code) {
        Phone small = phones.of(duty.person());
        assertThat(small.open(duty.path("/organization/" + code))).isEqualTo(200);
        assertThat(small.text()).contains("负责什么", "按什么规矩");
    }

    /** As after the link: a password and an authenticator are set up. */
    private void proves(PersonId person) {
        db.sql("update identity.session set proof = 'STAFF' where person = ?")
                .param(person.value())
                .update();
    }

    private PersonId named(String name) {
        return new PersonId(db.sql("select max(person) from organization.officer where name = ?")
                .param(name)
                .query(Long.class)
                .single());
    }
}
