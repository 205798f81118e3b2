package shequtong.residency.roll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.organization.Duty;
import shequtong.organization.Position;

@WholeTest
class RollTests {

    static final AtomicInteger SEED = new AtomicInteger();

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    Comparisons comparisons;

    @Autowired
    Audit audit;

    People people;
    Duty member;
    int seed;

    @BeforeEach
    void aCommunityWithoutARoll() {
        people = new People(db);
        member = people.official(
                "方卫东", Position.COMMITTEE_MEMBER, people.worker.mandate().body(), people.community);
        seed = SEED.incrementAndGet();
    }

    /** Row, column and reason of each, and no other: what a committee has to mend is exactly what is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "gb18030", "bom", "xlsx"})
    void findsThirtyFaultsAmongFiveThousandRows(String form) {
        var books = new Books("幸福里", 5000, seed);
        var expected = plant(books);
        var file = switch (form) {
            case "csv" -> books.csv();
            case "gb18030" -> books.text().getBytes(Charset.forName("GB18030"));
            case "bom" -> ("\uFEFF" + books.text()).getBytes(UTF_8);
            default -> books.xlsx();
        };

        var began = System.nanoTime();
        var id = prepared(people.worker, file);
        System.out.printf(
                "5,000 rows of %s: %d ms%n",
                form, Duration.ofNanos(System.nanoTime() - began).toMillis());

        assertThat(expected).hasSize(30);
        assertThat(faults(id)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(count("outcome = 'ADDED'", id)).isEqualTo(5000 - 30);
        assertThat(text(people.worker, "/imports/" + id)).contains("要改的", "第2行", "下载要改的行", "请另一位两委成员打开这一页来确认");
    }

    @Test
    void comesIntoTheRollByTwoPeople() {
        var books = new Books("幸福里", 5000, seed);
        var id = prepared(people.worker, books.csv());
        assertThat(dwellings()).isZero();

        assertThat(confirm(people.worker, id)).hasStatus(403);
        assertThat(confirm(people.property, id)).hasStatus(403);
        assertThat(confirm(people.otherSecretary, id)).hasStatus(404);
        assertThat(dwellings()).isZero();

        var began = System.nanoTime();
        assertThat(confirm(people.li, id)).hasStatus(303);
        System.out.printf(
                "5,000 rows written: %d ms%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(dwellings()).isEqualTo(1250);
        assertThat(entries()).isEqualTo(5000);
        assertThat(count("true", id)).as("what was typed is kept no longer").isZero();
        assertThat(confirm(member, id)).hasStatus(409);
        assertThat(acts()).contains("residency.prepare-roll", "residency.confirm-roll");
        assertThat(audit.broken(people.community.id())).isEmpty();
        assertThat(text(people.li, "")).contains("1250", "上线率", "88.50㎡", "1号楼101室");
    }

    @Test
    void whoPreparedItNeverConfirmsIt() {
        var id = prepared(people.li, new Books("幸福里", 8, seed).csv());

        assertThat(confirm(people.li, id)).hasStatus(403).bodyText().contains("您自己准备的");
        assertThat(text(people.li, "/imports/" + id)).contains("请另一位两委成员").doesNotContain("确认导入");
        assertThat(confirm(member, id)).hasStatus(303);
    }

    @Test
    void nothingInTheRollIsReadableWithoutTheKey() {
        var books = new Books("幸福里", 8, seed);
        var id = prepared(people.worker, books.csv());
        var draft = rows("roll_import_row");
        confirm(people.li, id);

        assertThat(draft + rows("roll_entry")).doesNotContain(books.name(0), books.card(0), books.at(0, Column.PHONE));
    }

    @Test
    void aSecondFileChangesOnlyWhatItSays() {
        var books = new Books("幸福里", 8, seed);
        confirm(people.li, prepared(people.worker, books.csv()));
        books.put(1, Column.RELATION, "租客");
        books.put(2, Column.PHONE, "");
        books.put(0, Column.AREA, "90.25");
        books.put(3, Column.CARD, Rules.KNOWN);
        var again = prepared(people.worker, books.csv());

        assertThat(outcomes(again)).isEqualTo("CHANGED 2, UNCHANGED 6");
        assertThat(text(people.li, "/imports/" + again + "?of=CHANGED")).contains("关系", "专有面积", books.name(1));
        assertThat(confirm(people.li, again)).hasStatus(303);
        assertThat(entries()).isEqualTo(8);
        assertThat(db.sql("select count(*) from residency.roll_entry where community = ? and until is not null")
                        .param(people.community.id())
                        .query(Integer.class)
                        .single())
                .as("what was there before is kept")
                .isOne();
        assertThat(db.sql(
                                "select count(id_index) || ' ' || count(phone_index) from residency.roll_entry where community = ? and until is null")
                        .param(people.community.id())
                        .query(String.class)
                        .single())
                .isEqualTo("8 8");
    }

    @Test
    void isTakenBackWithinADayWhileNothingRestsOnIt() {
        var books = new Books("幸福里", 8, seed);
        confirm(people.li, prepared(people.worker, books.csv()));
        var before = roll();
        books.put(0, Column.AREA, "99");
        books.put(1, Column.RELATION, "租客");
        books.lines.addAll(new Books("幸福里", 12, seed).lines.subList(8, 12));
        var second = prepared(people.worker, books.csv());
        confirm(people.li, second);
        assertThat(roll()).isNotEqualTo(before);

        assertThat(undo(people.worker, second)).hasStatus(403);
        clock.after(
                Duration.ofHours(25), () -> assertThat(undo(people.li, second)).hasStatus(409));
        assertThat(undo(member, second)).hasStatus(303);
        assertThat(roll()).isEqualTo(before);
        assertThat(undo(people.li, second)).hasStatus(409);
        assertThat(text(people.li, "/imports/" + second)).contains("整份撤回，户册恢复到导入以前");
    }

    @Test
    void isNotTakenBackOnceSomethingWasBuiltOnIt() {
        var books = new Books("幸福里", 8, seed);
        var id = prepared(people.worker, books.csv());
        confirm(people.li, id);
        correct(
                people.li,
                home("1号楼", "101室"),
                entry(books.name(1)),
                Map.of("relation", "租客", "written", books.name(1)));

        assertThat(undo(people.li, id)).hasStatus(409).bodyText().contains("逐条更正");
    }

    @Test
    void whatWasShownIsWhatIsConfirmed() {
        var books = new Books("幸福里", 8, seed);
        var id = prepared(people.worker, books.csv());
        var other = prepared(people.worker, books.csv());
        confirm(people.li, other);

        assertThat(confirm(people.li, id)).hasStatus(409).bodyText().contains("和预览的不一样");
        assertThat(entries()).isEqualTo(8);
    }

    @Test
    void whatTheRollKnowsAlreadyIsAFault() {
        var books = new Books("幸福里", 8, seed);
        confirm(people.li, prepared(people.worker, books.csv()));
        var more = new Books("幸福里", 8, seed);
        more.put(0, Column.ROOM, "777室");
        more.put(4, Column.NAME, "郑新人");
        more.put(4, Column.CARD, "");
        var id = prepared(people.worker, more.csv());

        assertThat(faults(id))
                .containsExactlyInAnyOrder("2 CARD 这个身份证号在户册里已登记在1号楼101室", "6 HEAD 户册里这一户的户主是另一位，要换请先把原户主的“户主”改成“否”");
    }

    @Test
    void aHeadGivesWayToAnotherInOneFile() {
        var books = new Books("幸福里", 4, seed);
        confirm(people.li, prepared(people.worker, books.csv()));
        books.put(0, Column.HEAD, "否");
        books.put(3, Column.HEAD, "是");
        var id = prepared(people.worker, books.csv());

        assertThat(faults(id)).isEmpty();
        assertThat(confirm(people.li, id)).hasStatus(303);
    }

    @Test
    void refusesWholeWhatIsNoRoll() {
        assertThat(send(people.worker, new byte[0])).hasStatus(422).bodyText().contains("请选择要导入的文件");
        assertThat(send(people.worker, new byte[Sheet.BYTES + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("超过10MB");
        assertThat(send(people.worker, Workbooks.bomb()))
                .hasStatus(422)
                .bodyText()
                .contains("展开以后太大");
        assertThat(send(people.worker, "PK\u0003\u0004 no zip".getBytes(UTF_8))).hasStatus(422);
        assertThat(send(people.worker, "小区,楼号\n幸福里,3".getBytes(UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("缺少这几列：室号、姓名、关系");
        assertThat(send(people.worker, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 1}))
                .hasStatus(422);
        assertThat(send(people.worker, new Books("幸福里", 20_001, seed).csv()))
                .hasStatus(422)
                .bodyText()
                .contains("超过20000行");
        assertThat(db.sql("select count(*) from residency.roll_import where community = ?")
                        .param(people.community.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void warnsOfWhatExcelHides() {
        var id = prepared(people.worker, Workbooks.of(new Books("幸福里", 4, seed).all(), true));

        assertThat(text(people.worker, "/imports/" + id)).contains("还有1张隐藏的工作表");
        assertThat(outcomes(id)).isEqualTo("ADDED 4");
    }

    @Test
    void aFileThatNobodyConfirmsIsForgottenInAWeek() {
        var id = prepared(people.worker, new Books("幸福里", 4, seed).csv());

        clock.after(Duration.ofDays(8), comparisons::forget);
        assertThat(count("true", id)).isZero();
        assertThat(confirm(people.li, id)).hasStatus(409);
    }

    @Test
    void findsADwellingByPlaceAndByTheWholeName() {
        var books = new Books("幸福里", 100, seed);
        confirm(people.li, prepared(people.worker, books.csv()));

        assertThat(text(people.li, "?building=2&room=103")).contains("2号楼103室").doesNotContain("2号楼104室");
        assertThat(search(people.li, books.name(48)))
                .bodyText()
                .contains("2号楼103室")
                .doesNotContain("2号楼104室");
        assertThat(search(people.li, books.name(48).substring(0, 2))).bodyText().contains("没有找到");
        var first = text(people.li, "");
        assertThat(first).contains("1号楼101室", "2号楼110室", "after=").doesNotContain("3号楼101室");
        assertThat(text(people.li, "?after=" + home("2号楼", "110室"))).contains("3号楼101室");
    }

    @Test
    void showsTheRollBesideWhoIsHere() {
        var books = new Books("幸福里", 8, seed);
        books.lines.forEach(it -> {
            it.set(Column.BUILDING.ordinal(), "3号楼");
        });
        confirm(people.li, prepared(people.worker, books.csv()));

        assertThat(text(people.worker, "/" + home("3号楼", "101室")))
                .contains(books.name(0), "户主", "证件号已登记", "王阿姨", "陈先生")
                .doesNotContain(books.card(0), "更正或移出");
        assertThat(text(people.worker, "")).contains("50.0%", "已上线1户 ÷ 户册住户2户");
    }

    @Test
    void listsTheHousesThatAreNotReached() {
        confirm(people.li, prepared(people.worker, new Books("幸福里", 160, seed).csv()));

        assertThat(text(people.li, "/unreached"))
                .contains("1号楼", "2号楼", "4号楼", "10户", "40人", "Ctrl+P")
                .doesNotContain("<td class=\"dk-t\">3号楼");
        assertThat(text(people.li, "/unreached?order=households")).contains("户数多的在前");
    }

    @Test
    void oneOfTheTwoCommitteesPutsASingleEntryRight() {
        var books = new Books("幸福里", 8, seed);
        confirm(people.li, prepared(people.worker, books.csv()));
        var home = home("1号楼", "101室");
        var entry = entry(books.name(1));
        var form = Map.of("written", "钱改名", "relation", "租客", "head", "否", "movedIn", "2020-01-31");

        assertThat(correct(people.worker, home, entry, form)).hasStatus(403);
        assertThat(correct(people.li, home, entry, Map.of("written", "钱改名", "relation", "租客", "card", "123")))
                .hasStatus(422)
                .bodyText()
                .contains("还差15位", "value=\"钱改名\"");
        assertThat(correct(people.li, home, entry, Map.of("written", books.name(2), "relation", "租客")))
                .hasStatus(422)
                .bodyText()
                .contains("同名");
        assertThat(correct(people.li, home, entry, form)).hasStatus(303);
        assertThat(text(people.li, "/" + home)).contains("钱改名", "2020-01-31入住", "以前的登记", books.name(1));
        assertThat(correct(people.li, home, entry, form))
                .as("somebody else was quicker")
                .hasStatus(404);

        assertThat(post(member, "/" + home + "/entries", Map.of("written", "钱新生", "relation", "家属")))
                .hasStatus(303);
        assertThat(delete(member, "/" + home + "/entries/" + entry("钱新生"))).hasStatus(303);
        assertThat(post(member, "/" + home, Map.of("area", "90.123", "use", "自住")))
                .hasStatus(422);
        assertThat(post(member, "/" + home, Map.of("area", "90.12", "use", "出租", "note", "=1+1 请带钥匙")))
                .hasStatus(303);
        assertThat(text(people.li, "/" + home)).contains("90.12", "出租", "value=\"1+1 请带钥匙\"");
        assertThat(acts().stream().filter("residency.correct-roll"::equals)).hasSize(4);
    }

    @Test
    void isTheBusinessOfTheCommitteeOnly() {
        confirm(people.li, prepared(people.worker, new Books("幸福里", 4, seed).csv()));
        var home = home("1号楼", "101室");

        for (var path : List.of("", "/unreached", "/imports", "/" + home, "/template/xlsx")) {
            assertThat(get(people.property, path)).as(path).hasStatus(403);
            assertThat(get(people.otherSecretary, path)).as(path).hasStatus(404);
        }
        assertThat(browser.get()
                        .uri("/d/" + people.elsewhere.slug() + "/roll/" + home)
                        .cookie(people.cookie(people.otherSecretary)))
                .hasStatus(404);
    }

    @Test
    void theTemplateIsAFileThatCanBeSentIn() {
        assertThat(get(people.worker, "/template/csv")).hasStatusOk();
        assertThat(get(people.worker, "/template/doc")).hasStatus(404);
        var xlsx = get(people.worker, "/template/xlsx").getResponse();
        assertThat(xlsx.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''");
        assertThat(send(people.worker, xlsx.getContentAsByteArray()))
                .hasStatus(422)
                .bodyText()
                .contains("文件里没有内容");
    }

    /** Mended, the downloaded rows are taken; and what began like a formula is text in them (AT-41). */
    @Test
    void givesBackTheFaultyRowsToBeMended() {
        var books = new Books("幸福里", 4, seed);
        books.put(0, Column.RELATION, "=HYPERLINK(\"http://x\")");
        books.put(1, Column.NOTE, "@SUM(1)");
        var id = prepared(people.worker, books.csv());

        var file =
                get(people.worker, "/imports/" + id + "/faults").getResponse().getContentAsByteArray();
        var back = Sheet.read(file);
        assertThat(back.rows()).hasSize(1);
        assertThat(back.rows().getFirst().at(Column.NAME)).isEqualTo(books.name(0));
        assertThat(back.rows().getFirst().at(Column.RELATION)).isEqualTo("=HYPERLINK(\"http://x\")");
        assertThat(ExcelTests.cells(file)).contains("'=HYPERLINK(\"http://x\")").noneMatch(it -> it.startsWith("="));
        confirm(people.li, id);
        assertThat(db.sql("select string_agg(note, '') from residency.dwelling where community = ?")
                        .param(people.community.id())
                        .query(String.class)
                        .single())
                .isEqualTo("SUM(1)");
    }

    // the story in few words

    /** Thirty mistakes of all kinds, each in a household of its own. */
    private List<String> plant(Books books) {
        var expected = new ArrayList<String>();
        var next = new AtomicInteger();
        var kinds = List.<java.util.function.IntFunction<String>>of(
                line -> fault(books, line, Column.ESTATE, "幸福村", "本居村没有这个小区，应是：幸福里"),
                line -> fault(books, line, Column.BUILDING, "", "缺楼号"),
                line -> fault(books, line, Column.ROOM, "", "缺室号"),
                line -> fault(books, line, Column.CARD, books.card(line).substring(0, 17), "还差1位，应是18位"),
                line -> fault(books, line, Column.CARD, wrongCheck(books.card(line)), "号码不对，请对照证件再看一遍"),
                line -> fault(books, line, Column.MOVED_IN, "2099-01-01", "入住日期还没有到"),
                line -> fault(books, line, Column.RELATION, "朋友", "不认识的关系，请填业主、家属、租客或其他"),
                line -> fault(books, line, Column.NAME, "宋".repeat(61), "姓名请照身份证上写，1到60个字，不带数字和符号"),
                line -> fault(books, line, Column.PHONE, "12345", "手机号不对，应是11位"),
                line -> fault(books, line + 1, Column.HEAD, "是", "这一户有两个户主，另一个在第%d行".formatted(line + 2)),
                line -> fault(books, line + 1, Column.CARD, books.card(line), "和第%d行是同一个身份证号".formatted(line + 2)),
                line -> fault(
                        books, line + 2, Column.NAME, books.name(line + 1), "和第%d行重复：同一室、同一姓名".formatted(line + 3)),
                line -> fault(books, line, Column.USE, "仓库", "不认识的用途，请填自住、出租、空置或经营"),
                line -> fault(books, line, Column.AREA, "-5", "面积请填平方米数，最多两位小数"),
                line -> fault(books, line, Column.BUILDING, "=1+1", "楼号只能用字母、数字和汉字，不能以符号开头"));
        for (var i = 0; i < 2; i++) for (var kind : kinds) expected.add(kind.apply(next.getAndAdd(160)));
        books.put(4, Column.NAME, "宋");
        books.put(5, Column.NAME, "艾".repeat(60));
        return expected;
    }

    private static String fault(Books books, int line, Column column, String text, String reason) {
        books.put(line, column, text);
        return line + 2 + " " + column + " " + reason;
    }

    private static String wrongCheck(String card) {
        return card.substring(0, 17) + (card.endsWith("1") ? "2" : "1");
    }

    private long prepared(Duty who, byte[] file) {
        var sent = send(who, file);
        assertThat(sent).hasStatus(303);
        var path = String.valueOf(sent.getResponse().getHeader("Location"));
        var id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> !state(id).equals("READING"));
        return id;
    }

    private MvcTestResult send(Duty who, byte[] file) {
        return browser.post()
                .uri("/d/" + people.community.slug() + "/roll/imports")
                .multipart()
                .file(new MockMultipartFile("file", "户册.csv", "text/csv", file))
                .param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(who))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult confirm(Duty who, long id) {
        var seen = db.sql("select digest from residency.roll_import where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return post(who, "/imports/" + id + "/confirmation", Map.of("seen", seen));
    }

    private MvcTestResult undo(Duty who, long id) {
        return delete(who, "/imports/" + id + "/confirmation");
    }

    private MvcTestResult correct(Duty who, long home, long entry, Map<String, String> form) {
        return post(who, "/" + home + "/entries/" + entry, form);
    }

    private MvcTestResult search(Duty who, String written) {
        return post(who, "/search", Map.of("written", written));
    }

    private MvcTestResult post(Duty who, String path, Map<String, String> form) {
        var request = browser.post()
                .uri(desk(path))
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult delete(Duty who, String path) {
        return browser.delete()
                .uri(desk(path))
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(Duty who, String path) {
        return browser.get().uri(desk(path)).cookie(people.cookie(who)).exchange();
    }

    private String text(Duty who, String path) {
        var result = get(who, path);
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private String desk(String path) {
        return "/d/" + people.community.slug() + "/roll" + path;
    }

    private String state(long id) {
        return db.sql("select state from residency.roll_import where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private List<String> faults(long id) {
        return db.sql("""
                select it.number || ' ' || fault.columns || ' ' || fault.reasons
                from residency.roll_import_row it
                cross join lateral unnest(it.columns, it.reasons) as fault (columns, reasons)
                where it.import = ? and it.outcome = 'FAULTY'
                """).param(id).query(String.class).list();
    }

    private String outcomes(long id) {
        return db.sql("""
                select string_agg(outcome || ' ' || count, ', ' order by outcome) from (
                    select outcome, count(*) from residency.roll_import_row where import = ? group by outcome) as it
                """).param(id).query(String.class).single();
    }

    private int count(String where, long id) {
        return db.sql("select count(*) from residency.roll_import_row where import = ? and " + where)
                .param(id)
                .query(Integer.class)
                .single();
    }

    private int dwellings() {
        return db.sql("select count(*) from residency.dwelling where community = ? and until is null")
                .param(people.community.id())
                .query(Integer.class)
                .single();
    }

    private int entries() {
        return db.sql("select count(*) from residency.roll_entry where community = ? and until is null")
                .param(people.community.id())
                .query(Integer.class)
                .single();
    }

    /** All that stands in it now. */
    private String roll() {
        return db.sql("""
                select string_agg(dwelling.place || dwelling.use || coalesce(dwelling.area::text, '') || dwelling.note
                                  || encode(entry.name_index, 'hex') || entry.relation || entry.head, ' '
                                  order by dwelling.place, entry.name_index)
                from residency.dwelling
                join residency.roll_entry entry
                  on entry.community = dwelling.community and entry.dwelling = dwelling.id and entry.until is null
                where dwelling.community = ? and dwelling.until is null
                """).param(people.community.id()).query(String.class).single();
    }

    private String rows(String table) {
        return db.sql("select string_agg(t::text || encode(convert_to(t::text, 'UTF8'), 'escape'), ' ') from residency."
                        + table + " t where community = ?")
                .param(people.community.id())
                .query(String.class)
                .single();
    }

    private long home(String building, String room) {
        return db.sql("select id from residency.dwelling where community = ? and building = ? and room = ?")
                .params(people.community.id(), building, room)
                .query(Long.class)
                .single();
    }

    @Autowired
    shequtong.residency.facts.Likeness likeness;

    private long entry(String name) {
        return db.sql("select id from residency.roll_entry where community = ? and name_index = ? and until is null")
                .params(
                        people.community.id(),
                        likeness.name(people.community.id(), shequtong.residency.facts.FullName.of(name)))
                .query(Long.class)
                .single();
    }

    private List<String> acts() {
        return db.sql("select act from audit.entry where area = ? order by number")
                .param(people.community.id())
                .query(String.class)
                .list();
    }
}
