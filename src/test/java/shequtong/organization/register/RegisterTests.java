package shequtong.organization.register;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.organization.Area;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;

/** A newer edition of the register, from the file to the tree. */
@WholeTest
class RegisterTests {

    static final AtomicInteger NUMBER = new AtomicInteger(910_000);

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Areas areas;

    @Autowired
    Tree tree;

    @Autowired
    Audit audit;

    People people;
    String six = "";
    Area district;
    Duty preparer;
    Duty second;

    @BeforeEach
    void aDistrictWithItsFirstEdition() {
        people = new People(db);
        six = String.valueOf(NUMBER.incrementAndGet());
        var id = db.sql("""
                insert into organization.area (code, kind, sort, name, label, short, path)
                values (:code, 'DISTRICT', 'DISTRICT', '新区', '新区', :slug, :code::ltree) returning id
                """)
                .param("code", six + "000000")
                .param("slug", "q" + six)
                .query(Long.class)
                .single();
        district = areas.get(id);
        preparer = official("顾明远");
        second = official("钱进");
        take(first());
    }

    @Test
    void aSecondPersonConfirmsAndTheTreeIsNew() {
        var before = db.sql("select count(*) from organization.area")
                .query(Integer.class)
                .single();
        var old = area("001003");
        var id = prepare(preparer, next());

        assertThat(page(second, "/" + id)).contains("新增", "更名", "换了代码", "并入别处", "撤销", "拆分新设", "确认生效");
        assertThat(confirm(second, id)).hasStatus(303);

        assertThat(label("001001")).isEqualTo("东风一村改");
        assertThat(area("001903")).isEqualTo(old);
        assertThat(closed("001002")).isTrue();
        assertThat(closed("001004")).isTrue();
        assertThat(label("001905")).isEqualTo("望江");
        assertThat(db.sql("select count(*) from organization.area")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before + 2 + 2);
        assertThat(links()).containsExactlyInAnyOrder("MERGED 001002 001001", "SPLIT 001005 001906");
        assertThat(db.sql("select label from organization.area_name where area = ?")
                        .param(area("001001"))
                        .query(String.class)
                        .list())
                .containsExactly("东风一村");
        assertThat(bodies("001001")).contains("东风一村改党组织", "东风一村改居委会").doesNotContain("东风一村党组织");
        assertThat(bodies("001905")).contains("望江党组织", "望江居委会", "望江物业");
        assertThat(db.sql(
                                "select count(*) from residency.door where estate in (select id from organization.area where parent = ?)")
                        .param(area("001905"))
                        .query(Integer.class)
                        .single())
                .as("codes are hung at the next start, and by the committee before")
                .isZero();
        assertThat(crooked()).isZero();
        assertThat(page(second, "")).contains("2026年公布", "新增1、拆分新设1、更名1、换了代码1、并入别处1、撤销1");
        assertThat(audit.broken(district.id())).isEmpty();
    }

    @Test
    void theSameEditionAgainChangesNothing() {
        var id = prepare(preparer, first());

        assertThat(page(second, "/" + id)).contains("没有变化");
        var before = everything();
        assertThat(confirm(second, id)).hasStatus(303);
        assertThat(everything()).isEqualTo(before);
    }

    /** Two persons, not two mandates of one (R108). */
    @Test
    void whoPreparedItDoesNotConfirmIt() {
        var id = prepare(preparer, next());
        var again = people.mandate(
                preparer.person(),
                Position.DISTRICT_STAFF,
                people.body(district, "DISTRICT_OFFICE", "另一个办公室"),
                district);

        assertThat(confirm(preparer, id)).hasStatus(409).bodyText().contains("另一位同事确认");
        assertThat(again.id()).isPositive();
        assertThat(confirm(preparer, id)).hasStatus(409);
        assertThat(label("001001")).isEqualTo("东风一村");
    }

    /** Nobody confirms what they have not seen. */
    @Test
    void whatChangedSinceItWasShownIsShownAgain() {
        var id = prepare(preparer, next());
        var seal = seal(second, id);
        correct(preparer, id, "001905", What.ADDED, "", "wangjiang");

        assertThat(ask(HttpMethod.POST, second, "/" + id + "/confirmation", "seen", seal))
                .hasStatus(409)
                .bodyText()
                .contains("再看一遍");
        assertThat(confirm(second, id)).hasStatus(303);
        assertThat(areas.get(area("001905")).slug()).isEqualTo("wangjiang");
    }

    @Test
    void isCorrectedLineByLine() {
        var id = prepare(preparer, next());

        assertThat(correct(preparer, id, "001905", What.SPLIT, "没有这个", ""))
                .hasStatus(422)
                .bodyText()
                .contains("请填它从哪个还在的居村拆出来");
        assertThat(correct(preparer, id, "001905", What.ADDED, "", "W江")).hasStatus(422);
        assertThat(correct(preparer, id, "001905", What.ADDED, "", "wsxc"))
                .hasStatus(422)
                .bodyText()
                .contains("已经有了");
        assertThat(correct(preparer, id, "001004", What.ADDED, "", "")).hasStatus(422);
        assertThat(correct(preparer, id, "001999", What.ADDED, "", "")).hasStatus(404);

        assertThat(correct(preparer, id, "001905", What.SPLIT, "河滨居委会", "")).hasStatus(303);
        assertThat(correct(preparer, id, "001004", What.MERGED, six + "001001", ""))
                .hasStatus(303);
        assertThat(confirm(second, id)).hasStatus(303);
        assertThat(links()).contains("SPLIT 001005 001905", "MERGED 001004 001001");
    }

    /** What is closed is read and not added to, and lets nobody in; its people see what became of it. */
    @Test
    void aClosedCommunityIsReadAndNothingElse() {
        var community = areas.get(area("001002"));
        var wang = people.resident("王", "王阿姨", "3号楼", community);
        var secretary = people.official(
                "何远", Position.PARTY_SECRETARY, people.body(community, "PARTY_ORGANIZATION", "党组织"), community);
        var token = "closedcommunitydoor" + six;
        db.sql(
                        "insert into residency.door (token, community, estate, made_at) select ?, parent, id, now() from organization.area where parent = ?")
                .params(token, community.id())
                .update();
        assertThat(browser.get().uri("/j/" + token)).hasStatusOk();

        confirm(second, prepare(preparer, next()));

        await(wang);
        assertThat(browser.get().uri(wang.path("/stories")).cookie(people.cookie(wang)))
                .hasStatusOk();
        assertThat(browser.post()
                        .uri(wang.path("/stories"))
                        .cookie(people.cookie(wang))
                        .param("kind", "LIFE")
                        .param("words", "还在吗")
                        .param("once", UUID.randomUUID().toString())
                        .with(csrf()))
                .hasStatus(409)
                .bodyText()
                .contains("已经撤并");
        assertThat(browser.post()
                        .uri(secretary.path("/sections/STORIES/name"))
                        .cookie(people.cookie(secretary))
                        .param("written", "村里事")
                        .param("once", UUID.randomUUID().toString())
                        .with(csrf()))
                .hasStatus(409);
        assertThat(browser.get().uri("/j/" + token)).hasStatus(410);
    }

    /** The committee that takes over takes the 小区 with all its people; the code on the wall goes along (S23). */
    @Test
    void theEstatesOfWhatWasMergedAreTakenOverWithTheirPeople() {
        var old = areas.get(area("001002"));
        var into = areas.get(area("001001"));
        var wang = people.resident("王", "王阿姨", "3号楼", old);
        var estate = areas.estates(old.id()).getFirst().id();
        var token = "mergedcommunitydoor" + six;
        db.sql("insert into residency.door (token, community, estate, made_at) values (?, ?, ?, now())")
                .params(token, old.id(), estate)
                .update();
        var secretary =
                people.official("何远", Position.PARTY_SECRETARY, people.body(into, "PARTY_ORGANIZATION", "党组织"), into);
        assertThat(move(secretary, estate, into)).hasStatus(404);
        confirm(second, prepare(preparer, next()));

        assertThat(browser.get().uri(secretary.path("/handover")).cookie(people.cookie(secretary)))
                .hasStatusOk()
                .bodyText()
                .contains("原来在已撤并的东风二村", "1位居民", "跟着走，墙上的不用换");
        assertThat(move(people.otherSecretary, estate, into)).hasStatus(404);
        assertThat(move(secretary, estate, into)).hasStatus(303);

        assertThat(browser.get().uri("/c/" + into.slug() + "/stories").cookie(people.cookie(wang)))
                .hasStatusOk();
        assertThat(browser.get().uri("/j/" + token)).hasStatusOk().bodyText().contains("江滨街道");
        assertThat(areas.estates(into.id())).hasSize(2);
        assertThat(crooked()).isZero();
        assertThat(db.sql("select count(*) from residency.member where person = ? and until is null")
                        .param(wang.person().value())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(move(secretary, estate, into)).hasStatus(404);
    }

    /** What was split off takes nothing by itself: the community that is still there gives. */
    @Test
    void anOpenCommunityGivesItsEstatesAndNobodyTakesThem() {
        confirm(second, prepare(preparer, next()));
        var old = areas.get(area("001005"));
        var young = areas.get(area("001906"));
        var estate = areas.estates(old.id()).getFirst().id();
        var giver = people.official("何远", Position.PARTY_SECRETARY, people.body(old, "PARTY_ORGANIZATION", "党组织"), old);
        var taker =
                people.official("高平", Position.PARTY_SECRETARY, people.body(young, "PARTY_ORGANIZATION", "党组织"), young);

        assertThat(move(taker, estate, young)).hasStatus(404);
        assertThat(move(giver, estate, areas.get(area("001001")))).hasStatus(404);
        assertThat(move(giver, estate, young)).hasStatus(303);
        assertThat(areas.estates(young.id())).extracting(Area::id).contains(estate);
    }

    private MvcTestResult move(Duty who, long estate, Area to) {
        return browser.post()
                .uri(who.path("/handover/" + estate))
                .cookie(people.cookie(who))
                .param("to", String.valueOf(to.id()))
                .param("once", UUID.randomUUID().toString())
                .with(csrf())
                .exchange();
    }

    @Test
    void isOneAtATimeAndMayBeGivenUp() {
        var id = prepare(preparer, next());

        assertThat(upload(second, next())).hasStatus(409).bodyText().contains("已经有一份册子在等确认");
        assertThat(ask(HttpMethod.DELETE, second, "/" + id)).hasStatus(303);
        assertThat(page(second, "")).contains("放弃了");
        assertThat(ask(HttpMethod.GET, second, "/" + id)).hasStatus(404);
        assertThat(upload(second, next())).hasStatus(303);
    }

    @Test
    void takesNoFileWithFaultsAndNamesTheirLines() {
        assertThat(upload(preparer, first().replace("东风一村居委会", "<b>")))
                .hasStatus(422)
                .bodyText()
                .contains("第4行：名称“&lt;b&gt;”不对", "2026年公布");
        assertThat(upload(preparer, "")).hasStatus(422).bodyText().contains("请选一个CSV文件");
        assertThat(upload(preparer, first().replace(six, "310115")))
                .hasStatus(422)
                .bodyText()
                .contains("这是别的区的册子");
        assertThat(db.sql("select count(*) from organization.edition where district = ? and state = 'PREPARED'")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void warnsWhenHalfOfItWouldEnd() {
        var id = prepare(preparer, lines("001001,东风一村居委会,neighbourhood"));

        assertThat(page(second, "/" + id)).contains("一半以上要撤并");
    }

    private String first() {
        return lines(
                "001001,东风一村居委会,neighbourhood",
                "001002,东风二村居委会,neighbourhood",
                "001003,长风居委会,neighbourhood",
                "001004,小河村委会,village",
                "001005,河滨居委会,neighbourhood");
    }

    /** One renamed, one merged into it, one with a new code, one ended, one new, one out of another. */
    private String next() {
        return lines(
                        "001001,东风一村改居委会,neighbourhood",
                        "001903,长风居委会,neighbourhood",
                        "001005,河滨居委会,neighbourhood",
                        "001905,望江居委会,neighbourhood",
                        "001906,河滨第二居委会,neighbourhood")
                .replaceFirst("parent_code\n", "parent_code,former_codes\n")
                .replaceAll("000\n", "000,\n")
                .replaceFirst("(" + six + "001001,.*,)\n", "$1" + six + "001002\n");
    }

    private String lines(String... communities) {
        var text = new StringBuilder("code,name,level,kind,parent_code\n");
        text.append(six).append("000000,新区,district,district,310000000000\n");
        text.append(six).append("001000,江滨街道,town,subdistrict,").append(six).append("000000\n");
        for (var it : communities) {
            var part = it.split(",");
            text.append(six + part[0] + "," + part[1] + ",village," + part[2] + "," + six + "001000\n");
        }
        return text.toString();
    }

    private void take(String sheet) {
        assertThat(confirm(second, prepare(preparer, sheet))).hasStatus(303);
    }

    private long prepare(Duty who, String sheet) {
        var answer = upload(who, sheet);
        assertThat(answer).hasStatus(303);
        return Long.parseLong(
                String.valueOf(answer.getResponse().getHeader("Location")).replaceFirst(".*/", ""));
    }

    private MvcTestResult upload(Duty who, String sheet) {
        return browser.post()
                .uri(who.path("/register"))
                .multipart()
                .file(new MockMultipartFile("file", "register.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8)))
                .param("title", "2026年公布")
                .param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(who))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult correct(Duty who, long id, String tail, What what, String other, String slug) {
        return ask(
                HttpMethod.POST,
                who,
                "/" + id + "/lines/" + six + tail,
                "what",
                what.name(),
                "other",
                other,
                "slug",
                slug);
    }

    private MvcTestResult confirm(Duty who, long id) {
        return ask(HttpMethod.POST, who, "/" + id + "/confirmation", "seen", seal(second, id));
    }

    private String seal(Duty who, long id) {
        return page(who, "/" + id).replaceFirst("(?s).*name=\"seen\" value=\"([0-9a-f]*)\".*", "$1");
    }

    private MvcTestResult ask(HttpMethod method, Duty who, String path, String... fields) {
        var request = browser.method(method)
                .uri(who.path("/register" + path))
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        for (var i = 0; i + 1 < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private String page(Duty who, String rest) {
        return assertThat(browser.get().uri(who.path("/register" + rest)).cookie(people.cookie(who)))
                .hasStatusOk()
                .bodyText()
                .actual();
    }

    private Duty official(String name) {
        return people.official(
                name, Position.DISTRICT_STAFF, people.body(district, "DISTRICT_OFFICE", "区社建办"), district);
    }

    private long area(String tail) {
        return db.sql("select id from organization.area where code = ?")
                .param(six + tail)
                .query(Long.class)
                .single();
    }

    private String label(String tail) {
        return areas.get(area(tail)).label();
    }

    private boolean closed(String tail) {
        return areas.get(area(tail)).closed();
    }

    private List<String> links() {
        return db.sql("""
                select link.kind || ' ' || substr(old.code, 7) || ' ' || substr(new.code, 7)
                from organization.area_link link
                join organization.area old on old.id = link.old
                join organization.area new on new.id = link.new
                where old.code like ? || '%'
                """).param(six).query(String.class).list();
    }

    private List<String> bodies(String tail) {
        return db.sql("select name from organization.body where area = ?")
                .param(area(tail))
                .query(String.class)
                .list();
    }

    /** Areas whose path is not that of what they lie in, and themselves. */
    private int crooked() {
        return db.sql("""
                select count(*) from organization.area
                join organization.area above on above.id = area.parent
                where area.path <> above.path || area.code::ltree
                """).query(Integer.class).single();
    }

    private List<String> everything() {
        return db.sql("""
                select area::text from organization.area where code like ? || '%' order by code
                """).param(six).query(String.class).list();
    }

    /** An address may be answered from five seconds ago. */
    private void await(Here who) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(10))
                .until(() -> browser.post()
                                .uri(who.path("/notices/read"))
                                .cookie(people.cookie(who))
                                .param("once", UUID.randomUUID().toString())
                                .with(csrf())
                                .exchange()
                                .getResponse()
                                .getStatus()
                        == 409);
    }
}
