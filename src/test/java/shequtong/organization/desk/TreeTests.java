package shequtong.organization.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.organization.desk.Desks.at;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.organization.Position;

/** The tree, a unit's page, and what of it is unmanned. */
@WholeTest
class TreeTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    Desks desks;
    People people;

    @BeforeEach
    void cast() {
        desks = new Desks(db, browser);
        people = desks.people;
    }

    @Test
    void findsByTwoCharactersByTheCodeAndByTheShortCode() {
        var code = people.community.code();
        for (var q : new String[] {"幸福", "福里居委", code, code.substring(2), people.community.slug()})
            assertThat(desks.get(desks.district, at(desks.district, "?q=" + q)))
                    .hasStatusOk()
                    .bodyText()
                    .as(q)
                    .contains("/organization/" + code);
        assertThat(desks.get(desks.district, at(desks.district, "?q=没有这个地方")))
                .hasStatusOk()
                .bodyText()
                .contains("没有找到");
        assertThat(desks.get(desks.street, at(desks.street, "?q=远方")))
                .bodyText()
                .doesNotContain(people.elsewhere.code());
    }

    @Test
    void filtersByTypeAndByWhatIsLacking() {
        db.sql("update organization.area set type = 'RURAL' where id = ?")
                .param(people.sister.id())
                .update();
        var lacking = desks.get(desks.street, at(desks.street, "?lack=SECRETARY"));
        assertThat(lacking)
                .bodyText()
                .contains(people.sister.code(), "缺书记")
                .doesNotContain("/organization/" + people.community.code() + "\">幸福里</a> <span");
        assertThat(desks.get(desks.street, at(desks.street, "?type=RURAL&lack=STAFF")))
                .bodyText()
                .contains("平安坊")
                .doesNotContain("class=\"dk-t\" href=\"" + at(desks.street, people.community, ""));
    }

    /** S18, in four blocks; names as officials are known by. */
    @Test
    void tellsWhoWhatWithWhomAndHow() {
        people.observes(desks.leader.person(), people.street);

        assertThat(desks.get(desks.street, at(desks.street, people.community, "")))
                .hasStatusOk()
                .bodyText()
                .contains("李红梅", "党组织书记", "赵小兰", "社工", "负责什么", "分片联系", "没有落实")
                .contains("和谁相连", "安居物业", "江湾街道网格化中心", "白露", "为止")
                .contains("按什么规矩", "首次回应2小时", "最长90天");
    }

    @Test
    void showsAtMostOnePageOfALevel() {
        for (var n = 1; n <= 25; n++)
            people.area(people.street, "COMMUNITY", "RESIDENTIAL", "新村" + n + "居委会", "新村" + n);

        assertThat(desks.get(desks.street, at(desks.street, people.street, "")))
                .bodyText()
                .contains("其余7个…", "幸福里");
        assertThat(desks.get(desks.street, at(desks.street, "")))
                .bodyText()
                .contains("再看20个")
                .doesNotContain("新村20<");
    }

    @Test
    void onlyTheDistrictSaysWhatKindOfPlaceItIsAndTheAuditKnows() {
        var path = at(desks.district, people.community, "/description");

        assertThat(desks.post(desks.district, path, "type", "OLD_PUBLIC", "phone", "找老王"))
                .hasStatus(422)
                .bodyText()
                .contains("电话只写数字", "找老王");
        assertThat(desks.post(desks.district, path, "type", "OLD_PUBLIC", "phone", "021-5611 0000"))
                .hasStatus(303);
        assertThat(desks.get(desks.district, at(desks.district, people.community, "")))
                .bodyText()
                .contains("老公房", "021-5611 0000");
        assertThat(desks.post(desks.street, at(desks.street, people.community, "/description"), "type", "RURAL"))
                .hasStatus(403);
        assertThat(acts()).contains("organization.describe");
    }

    /** S12: nobody answers for it, and it is flagged; somebody does, and it is not; their mandate ends, and it is again. */
    @Test
    void aMechanismWithoutItsPersonIsFlagged() {
        var holes = at(desks.district, "/holes?only=NAMED");
        assertThat(desks.get(desks.district, holes)).bodyText().contains("江湾街道", "3项机制没有落实到人");

        for (var mechanism : new String[] {"COORDINATION", "PATROL", "SUPPORT"})
            assertThat(desks.post(
                            desks.street,
                            at(desks.street, people.street, "/charges/" + mechanism),
                            "mandate",
                            "" + desks.leader.mandate().id()))
                    .hasStatus(303);
        assertThat(desks.get(desks.district, at(desks.district, people.street, "")))
                .bodyText()
                .contains("白露");
        assertThat(desks.get(desks.street, holes.replace(desks.district.path(""), desks.street.path(""))))
                .bodyText()
                .doesNotContain("项机制没有落实到人");
        assertThat(desks.get(desks.district, holes)).bodyText().doesNotContain("3项机制没有落实到人\">江湾");

        assertThat(desks.post(
                        desks.street,
                        at(desks.street, people.street, "/charges/PATROL"),
                        "mandate",
                        "" + people.otherSecretary.mandate().id()))
                .as("of another street")
                .hasStatus(404);
        assertThat(desks.post(
                        desks.street,
                        at(desks.street, people.community, "/charges/PATROL"),
                        "mandate",
                        "" + desks.leader.mandate().id()))
                .as("a community has a contact and nothing else")
                .hasStatus(404);
    }

    @Test
    void holesAreOneListInTheOrderAskedFor() {
        for (var n = 1; n <= 25; n++) people.area(people.street, "COMMUNITY", "VILLAGE", "空村" + n + "村委会", "空村" + n);

        assertThat(desks.get(desks.street, at(desks.street, "/holes?only=SECRETARY")))
                .bodyText()
                .contains("空村1", "缺书记", "没有委员和社工", "没有联系人", "再看20个");
        assertThat(desks.get(desks.street, at(desks.street, "/holes?worst=false")))
                .bodyText()
                .contains("幸福里");
    }

    /** S11: whoever leads reads everything and changes nothing; the office names persons and appoints nobody. */
    @Test
    void theLeadingGroupReadsAndThePromotionOfficeActs() {
        var member = people.official(
                "洪亮",
                Position.LEADING_MEMBER,
                people.body(people.district, "LEADING_GROUP", "测试区社区通领导小组"),
                people.district);
        var promoter = people.official(
                "卫宁",
                Position.PROMOTION_STAFF,
                people.body(people.district, "PROMOTION_OFFICE", "测试区社区通推进办公室"),
                people.district);
        var charge = at(member, people.street, "/charges/PATROL");
        var leader = "" + desks.leader.mandate().id();

        assertThat(desks.get(member, at(member, people.street, "")))
                .hasStatusOk()
                .bodyText()
                .contains("白露")
                .doesNotContain("落实到人<span", "添加工作人员", "保存");
        assertThat(desks.get(member, at(member, "/holes"))).hasStatusOk();
        assertThat(desks.post(member, charge, "mandate", leader)).hasStatus(403);
        assertThat(desks.post(member, at(member, people.street, "/description"), "phone", "123"))
                .hasStatus(403);

        assertThat(desks.post(promoter, charge, "mandate", leader)).hasStatus(303);
        assertThat(desks.get(promoter, at(promoter, people.street, "")))
                .bodyText()
                .doesNotContain("添加工作人员");
    }

    /** S69: every change of a department's state stays, with its reason and its author. */
    @Test
    void aDepartmentComesNearerStepByStep() {
        var body = people.body(people.district, "DEPARTMENT", "测试区房管局").id();
        db.sql("update organization.body set onboarding = 'NONE' where id = ?")
                .param(body)
                .update();
        var path = at(desks.district, "/departments/" + body);

        assertThat(desks.post(desks.district, path, "state", "TRIAL", "reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("请写明为什么");
        assertThat(desks.post(desks.district, path, "state", "TRIAL", "reason", "先试三个街镇"))
                .hasStatus(303);
        assertThat(desks.post(desks.district, path, "state", "TRIAL", "reason", "再来"))
                .hasStatus(409);
        assertThat(desks.post(desks.district, path, "state", "CONNECTED", "reason", "试接顺利"))
                .hasStatus(303);
        assertThat(desks.get(desks.street, at(desks.street, "/departments?body=" + body)))
                .bodyText()
                .contains("测试区房管局", "已接入", "先试三个街镇", "试接顺利", "顾明远")
                .doesNotContain("保存");
        assertThat(acts()).contains("organization.onboard");
    }

    /** S68: they are there from the first start, and connected to nothing. */
    @Test
    void thirteenDepartmentsAreThereAndNoneIsConnected() {
        assertThat(db.sql("""
                        select body.onboarding || count(*) from organization.body
                        join organization.area on area.id = body.area
                        where body.kind = 'DEPARTMENT' and area.code = '310113000000'
                        group by body.onboarding
                        """).query(String.class).list()).containsExactly("NONE13");
    }

    private java.util.List<String> acts() {
        return db.sql("select act from audit.entry where area = ?")
                .param(people.district.id())
                .query(String.class)
                .list();
    }
}
