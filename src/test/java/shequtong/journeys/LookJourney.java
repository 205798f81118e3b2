package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shequtong.WholeTest;
import shequtong.identity.factors.Authenticators;
import shequtong.identity.factors.Totp;
import shequtong.kernel.Sealed;
import shequtong.organization.Position;

/** An officer of the street has to ring 王阿姨 about her matter, says why, and 王阿姨 reads who it was (B11, S141). */
@WholeTest
class LookJourney extends Journey {

    private static final String PHONE = "13761234508";
    private static final String WHY = "约好上门看漏水的时间";

    @Autowired
    Sealed sealed;

    @Autowired
    Authenticators authenticators;

    @Autowired
    Clock clock;

    @Test
    void whoLooksSaysWhyAndTheResidentReadsIt() {
        db.sql("insert into identity.account (person, phone, phone_index) values (?, ?, ?)")
                .params(
                        people.wang.person().value(),
                        sealed.seal(
                                PHONE,
                                "identity.account.phone." + people.wang.person().value()),
                        sealed.index("identity.account.phone", PHONE))
                .update();
        var officer = people.official(
                "陶安",
                Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
        var totp = Totp.fresh();
        authenticators.set(officer.person(), totp, 0);
        var id = raise(phones.of(people.wang.person()), "天花板一直滴水。楼上没有人应门", "公开");
        db.sql("update casework.case_file set tier = 'SUBDISTRICT' where id = ?")
                .param(id)
                .update();

        var desk = phones.desk(officer.person());
        desk.open(officer.path("/cases/" + id));
        desk.follow("联系反映人");
        desk.look();
        assertThat(desk.text()).contains("137****4508").doesNotContain(PHONE);
        desk.tap("手机号");
        desk.page.selectOption("#reason", "CONTACT");
        desk.write("具体事由", WHY);
        desk.write("动态码", totp.code(clock.instant()));
        desk.send("查看这一项");
        desk.look();
        assertThat(desk.text()).contains(PHONE, "只在这一页显示一次");
        assertThat(desk.page.url()).doesNotContain(PHONE);

        desk.open(officer.path("/cases/" + id));
        assertThat(desk.text()).doesNotContain(PHONE);

        var wang = phones.of(people.wang.person());
        wang.open(people.wang.path("/me"));
        wang.follow("谁看过我的信息");
        wang.look();
        assertThat(wang.text()).contains("陶安", "江湾街道办事处", "完整手机号", WHY).doesNotContain(PHONE);
    }
}
