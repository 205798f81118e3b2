package shequtong.residency.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.residency.Enrolled;
import shequtong.residency.Reviews;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.IdNumberTests;
import shequtong.residency.facts.Likeness;
import shequtong.residency.facts.Relation;
import shequtong.residency.joining.Registration.Wish;

@WholeTest
class ReviewTests {

    static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    Registrations registrations;

    @Autowired
    Likeness likeness;

    @Autowired
    Sealed sealed;

    @Autowired
    Lateness lateness;

    @Autowired
    Reviews reviews;

    @Autowired
    Audit audit;

    @Autowired
    TransactionOperations transaction;

    People people;
    int room;

    @BeforeEach
    void aCommunity() {
        people = new People(db);
        room = 0;
    }

    @Test
    void saysInWordsWhatAgreesAndWhatDoesNot() {
        var card = card();
        roll("101室", "宋晓红", card, "OWNER", true);
        ask("101室", "宋晓红", card, Relation.OWNER);
        assertThat(hints()).isEqualTo("姓名、证件号与户册一致");

        roll("102室", "钱桂珍", card(), "OWNER", true);
        ask("102室", "钱桂珍", card(), Relation.OWNER);
        assertThat(hints()).isEqualTo("!姓名在户册里，证件号不一样");

        var other = card();
        roll("103室", "陆阿宝", other, "FAMILY", false);
        ask("103室", "陆小宝", other, Relation.FAMILY);
        assertThat(hints()).isEqualTo("!证件号在户册里，姓名不一样");

        roll("104室", "马小军", null, "TENANT", false);
        ask("104室", "马小军", card(), Relation.TENANT);
        assertThat(hints()).isEqualTo("!只有姓名与户册一致，请再核对一项");

        roll("105室", "何建新", card(), "OWNER", true);
        ask("105室", "刘洋", card(), Relation.OWNER);
        assertThat(hints()).isEqualTo("!户册里这一室登记的是别人, !户册里这一户的户主是另一位");

        ask("999室", "刘洋", card(), Relation.TENANT);
        assertThat(hints()).isEqualTo("!户册里没有这一室");

        var moved = card();
        roll("106室", "严海明", moved, "OWNER", true);
        roll("107室", "倪静", card(), "OWNER", true);
        ask("107室", "严海明", moved, Relation.OWNER);
        assertThat(hints()).contains("!户册里此人登记在9号楼106室", "!户册里这一室登记的是别人");

        var tenant = card();
        roll("108室", "石磊", tenant, "TENANT", false);
        ask("108室", "石磊", tenant, Relation.OWNER);
        assertThat(hints()).isEqualTo("姓名、证件号与户册一致, !户册里登记的是租客，填的是业主");
    }

    @Test
    void tellsWhenTheRoomIsTakenOrTwoSayItIsTheirs() {
        var card = card();
        roll("101室", "宋晓红", card, "OWNER", true);
        lives("101室", people.person("不在户册的人"), people.community);

        ask("101室", "宋晓红", card, Relation.OWNER);
        assertThat(hints()).contains("!该室已有业主在册，两人都说是业主");
        ask("101室", "刘洋", card(), Relation.TENANT);
        assertThat(hints()).contains("!该室已登记另1户");
        assertThat(reviews.waiting(people.li).agreeing()).isZero();
    }

    /** Two who are on the roll together are no two households. */
    @Test
    void aCoupleOfOwnersIsNoConflict() {
        var his = card();
        var hers = card();
        roll("101室", "宋大明", his, "OWNER", true);
        roll("101室", "钱小芳", hers, "OWNER", false);
        ask("101室", "宋大明", his, Relation.OWNER);
        assertThat(together(people.li, queued())).hasStatus(303);

        ask("101室", "钱小芳", hers, Relation.OWNER);
        assertThat(hints()).isEqualTo("姓名、证件号与户册一致");
        assertThat(reviews.waiting(people.li)).isEqualTo(new Reviews.Waiting(1, 1));
    }

    /** The reviewer hears that there is another home, and not where (S21). */
    @Test
    void whoLivesElsewhereIsDoubtful() {
        var card = card();
        roll("101室", "宋晓红", card, "OWNER", true);
        var person = ask("101室", "宋晓红", card, Relation.OWNER);
        lives("1室", person, people.elsewhere);

        assertThat(hints()).contains("!本人在别的居村还有住处在册").doesNotContain("远方苑");
        assertThat(text(people.li, "")).doesNotContain("远方苑");
        assertThat(together(people.li, queued())).hasStatus(409);
        assertThat(members()).isZero();
    }

    @Test
    void nothingAgreesWithoutARoll() {
        ask("101室", "宋晓红", card(), Relation.OWNER);

        assertThat(hints()).isEqualTo("号码有效；还没有户册可以核对");
        assertThat(together(people.li, queued())).hasStatus(409);
    }

    @Test
    void theReviewerSeesTheRollBesideTheApplicant() {
        var card = card();
        roll("101室", "宋大明", card(), "OWNER", true);
        roll("101室", "宋晓红", card, "FAMILY", false);
        ask("101室", "宋晓红", card, Relation.FAMILY);

        assertThat(text(people.worker, "/" + latest()))
                .contains("户册里的这一室", "宋大明", "户主", "姓名、证件号与户册一致")
                .doesNotContain(card);
    }

    @Test
    void admitsAllWhoAgreeTogether() {
        var asked = agreeing(3);

        assertThat(text(people.worker, "?agreeing=true")).contains("一致的全部通过（3人）", "只通过勾选的");
        assertThat(together(people.worker, queued())).hasStatus(303);
        assertThat(members()).isEqualTo(3);
        for (var person : asked)
            assertThat(browser.get()
                            .uri("/c/" + people.community.slug() + "/notices")
                            .cookie(people.cookie(person)))
                    .hasStatusOk();
        assertThat(acts()).containsOnlyOnce("residency.admit-together");
        assertThat(audit.broken(people.community.id())).isEmpty();
        assertThat(text(people.li, "")).contains("一起通过了3位邻居", "撤回这3位");
    }

    /** Rights end at once, the person reads why, and whoever the card belongs to may be admitted with it. */
    @Test
    void takesAllOfThemBackWithinTenMinutes() {
        var asked = agreeing(2);
        together(people.worker, queued());
        var admission = admission();

        assertThat(takeBack(people.otherSecretary, admission)).hasStatus(404);
        assertThat(takeBack(people.property, admission)).hasStatus(403);
        assertThat(takeBack(people.li, admission)).hasStatus(303);
        assertThat(members()).isZero();
        var cookie = people.cookie(asked.getFirst());
        assertThat(browser.get()
                        .uri("/c/" + people.community.slug() + "/notices")
                        .cookie(cookie))
                .hasStatus(403);
        assertThat(browser.get().uri("/me/joining").cookie(cookie))
                .bodyText()
                .contains("居委会撤回了刚才的通过", "刚才的通过点错了", "李红梅", "正在核对");
        assertThat(db.sql("select count(*) from residency.identity where person = any(?)")
                        .param(asked.stream().map(PersonId::value).toArray(Long[]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(takeBack(people.li, admission)).hasStatus(409);
        assertThat(acts()).containsOnlyOnce("residency.take-back");

        assertThat(together(people.li, queued())).hasStatus(303);
        assertThat(members()).isEqualTo(2);
    }

    @Test
    void afterTenMinutesItIsTooLate() {
        agreeing(1);
        together(people.li, queued());

        clock.after(
                Duration.ofMinutes(11),
                () -> assertThat(takeBack(people.li, admission())).hasStatus(409));
        assertThat(members()).isOne();
    }

    /** AT-01: one of another community, one decided, one doubtful, one too many: nobody at all. */
    @Test
    void aListWithOneWrongInItIsRefusedWhole() {
        agreeing(2);
        var mine = queued();
        var foreign = new ArrayList<>(mine);
        foreign.add(askElsewhere() + ":1");
        assertThat(together(people.li, foreign)).hasStatus(404);
        assertThat(members()).isZero();

        ask("999室", "刘洋", card(), Relation.TENANT);
        var doubtful = new ArrayList<>(mine);
        doubtful.add(latest() + ":1");
        assertThat(together(people.li, doubtful)).hasStatus(409);

        var changed = List.of(mine.getFirst(), mine.getLast().replaceAll(":.*", ":7"));
        assertThat(together(people.li, changed)).hasStatus(409);
        assertThat(together(people.li, List.of(mine.getFirst(), mine.getFirst())))
                .hasStatus(409);
        assertThat(together(people.li, List.of("1; drop table"))).hasStatus(404);
        assertThat(together(people.li, List.of())).hasStatus(409);
        assertThat(together(
                        people.li,
                        IntStream.rangeClosed(1, 101).mapToObj(it -> it + ":1").toList()))
                .hasStatus(409)
                .bodyText()
                .contains("最多通过100人");
        assertThat(together(people.property, mine)).hasStatus(403);
        assertThat(together(people.otherSecretary, mine)).hasStatus(404);

        decide(mine.getFirst());
        assertThat(together(people.li, mine)).hasStatus(409);
        assertThat(members()).isOne();
    }

    @Test
    void ofTwoWhoPressAtOnceOneAdmits() {
        agreeing(5);
        var chosen = queued();

        var answers = java.util.stream.Stream.of(people.li, people.worker)
                .parallel()
                .map(it -> together(it, chosen).getResponse().getStatus())
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(303, 409);
        assertThat(members()).isEqualTo(5);
    }

    /** One reminder, one call upwards, whatever the clock does; what was answered is not late (R15). */
    @Test
    void remindsOnceAndEscalatesOnce() {
        ask("101室", "宋晓红", card(), Relation.OWNER);
        var it = registrations.get(people.community.id(), new RegistrationId(latest()));
        var street = people.official(
                "街道小孙",
                shequtong.organization.Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办"),
                people.street);
        assertThat(db.sql("select count(*) from scheduler.scheduled_tasks where task_instance like ?")
                        .param(people.community.id() + "/" + it.id().value() + "/%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        var late = due(it.id());
        for (var i = 0; i < 3; i++) lateness.half(it.community(), it.id(), late);
        await().untilAsserted(() -> assertThat(notices(people.li)).isEqualTo("1 residency.review-half"));
        for (var i = 0; i < 3; i++) lateness.over(it.community(), it.id(), late);
        await().untilAsserted(() -> assertThat(notices(street)).isEqualTo("1 residency.review-above"));
        await().untilAsserted(() -> assertThat(notices(people.li)).isEqualTo("2 residency.review-over"));
        assertThat(overdue(street))
                .hasStatusOk()
                .bodyText()
                .contains("幸福里", "1人")
                .doesNotContain("宋晓红");
        assertThat(overdue(people.grid)).hasStatusOk();
        assertThat(overdue(people.otherGrid)).hasStatus(404);
        assertThat(browser.get().uri("/d/" + people.street.slug() + "/notices").cookie(people.cookie(street)))
                .bodyText()
                .contains("“幸福里”有居民等审核超过了2个工作日");
        assertThat(acts().stream().filter("residency.review-overdue"::equals)).hasSize(1);
        decide(latest() + ":1");
        assertThat(overdue(street)).bodyText().contains("都按时答复了");
        lateness.over(it.community(), it.id(), late);
        assertThat(acts().stream().filter("residency.review-overdue"::equals)).hasSize(1);
    }

    /** A queue thirteen times as long costs no more statements: what a press costs depends on whom it admits. */
    @Test
    void aLongQueueCostsNoMore() {
        agreeing(40);
        var shortPage = fewest(() -> text(people.li, ""));
        var shortPress = fewest(() -> together(people.li, queued().subList(0, 10)));
        agreeing(520);
        db.sql("analyze residency.registration").update();
        db.sql("analyze residency.roll_entry").update();
        db.sql("analyze residency.dwelling").update();

        var began = System.nanoTime();
        assertThat(fewest(() -> text(people.li, ""))).isLessThanOrEqualTo(shortPage);
        System.out.printf("queue of 500: page %d ms, %d statements%n", millis(began), shortPage);
        assertThat(fewest(() -> together(people.li, queued().subList(0, 10)))).isLessThan(2 * shortPress);
        System.out.printf("press for 10: %d statements%n", shortPress);
        began = System.nanoTime();
        var count = reviews.waiting(people.li);
        System.out.printf("counting %d waiting, %d agreeing: %d ms%n", count.all(), count.agreeing(), millis(began));
        for (var line : plan()) System.out.println(line);

        began = System.nanoTime();
        for (var i = 0; i < 5; i++) {
            var page = queued();
            if (!page.isEmpty())
                assertThat(together(people.li, page.subList(0, Math.min(100, page.size()))))
                        .hasStatus(303);
        }
        System.out.printf("admitting %d in presses of 100: %d ms%n", members() - 60, millis(began));
        assertThat(members()).isEqualTo(560);
    }

    // the story in few words

    private static long millis(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /** Of three times: what is known for a few seconds is asked again when they are over. */
    private int fewest(Runnable what) {
        return IntStream.range(0, 3).map(_ -> statements(what)).min().orElseThrow();
    }

    private int statements(Runnable what) {
        var logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        var before = logger.getLevel();
        var appender = new ListAppender<ILoggingEvent>();
        var thread = Thread.currentThread().getName();
        appender.start();
        logger.addAppender(appender);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            what.run();
        } finally {
            logger.setLevel(before);
            logger.setAdditive(true);
            logger.detachAppender(appender);
        }
        return (int) List.copyOf(appender.list).stream()
                .filter(it -> it.getThreadName().equals(thread))
                .filter(it -> it.getFormattedMessage().startsWith("Executing prepared SQL"))
                .count();
    }

    private List<String> plan() {
        return db.sql("""
                explain (analyze, costs off, timing off)
                select registration.id, review.* from residency.registration
                join residency.review using (community, id)
                where registration.community = :community and registration.state = 'SUBMITTED'
                order by registration.due_at, registration.id limit 21
                """)
                .param("community", people.community.id())
                .query(String.class)
                .list();
    }

    private List<PersonId> agreeing(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var card = card();
                    var at = ++room + "室";
                    var name = "宋" + "晓红明远".charAt(room % 4) + "子文正安".charAt(room / 4 % 4);
                    roll(at, name, card, "OWNER", true);
                    return ask(at, name, card, Relation.OWNER);
                })
                .toList();
    }

    private void roll(String at, String name, @Nullable String card, String relation, boolean head) {
        var index = likeness.name(people.community.id(), FullName.of(name));
        db.sql("""
                insert into residency.dwelling (community, estate, building, room, use, note, since)
                values (:community, :estate, '9号楼', :room, 'HOME', '', now() - interval '1 day')
                on conflict (community, estate, building, room) where until is null do nothing
                """)
                .param("community", people.community.id())
                .param("estate", people.estate.id())
                .param("room", at)
                .update();
        db.sql("""
                insert into residency.roll_entry
                    (community, dwelling, full_name, name_index, id_index, relation, head, mandate, since)
                select :community, id, :name, :index, :card::bytea, :relation, :head, 1, now() - interval '1 day'
                from residency.dwelling where community = :community and room = :room
                """)
                .param("community", people.community.id())
                .param("name", sealed.seal(name, Enrolled.place(people.community.id(), index)))
                .param("index", index)
                .param("card", card == null ? null : likeness.card(new IdNumber(card)))
                .param("relation", relation)
                .param("head", head)
                .param("room", at)
                .update();
    }

    private PersonId ask(String at, String name, String card, Relation relation) {
        return ask(people.community, people.estate, at, name, card, relation);
    }

    private long askElsewhere() {
        var estate = db.sql("select min(id) from organization.area where parent = ?")
                .param(people.elsewhere.id())
                .query(Long.class)
                .single();
        var person = people.person("远方的人");
        var wish =
                new Wish(FullName.of("远方人"), new IdNumber(card()), new Dwelling(estate, "1号楼", "2室"), Relation.OWNER);
        return transaction
                .execute(_ -> registrations.add(person, people.elsewhere.id(), wish))
                .value();
    }

    private PersonId ask(Area community, Area estate, String at, String name, String card, Relation relation) {
        var person = people.person("申请人");
        var wish = new Wish(FullName.of(name), new IdNumber(card), new Dwelling(estate.id(), "9号楼", at), relation);
        transaction.executeWithoutResult(_ -> registrations.add(person, community.id(), wish));
        return person;
    }

    private void lives(String at, PersonId person, Area home) {
        people.lives(person, "住", "住户", "9号楼", home);
        db.sql("update residency.member set room = ? where person = ?")
                .params(at, person.value())
                .update();
    }

    /** What the page says of whoever asked last; an alert begins with a mark. */
    private String hints() {
        var page = text(people.li, "/" + latest());
        return java.util.regex.Pattern.compile("(?s)dk-match (is-no)?\">.*?</svg>\\s*([^<]+)</div>")
                .matcher(page)
                .results()
                .map(it -> (it.group(1) == null ? "" : "!") + it.group(2).strip())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** The two days are over, without the clock of the sessions. */
    private Instant due(RegistrationId id) {
        var past = clock.instant().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
        db.sql("update residency.registration set due_at = ? where id = ?")
                .params(past.atOffset(ZoneOffset.UTC), id.value())
                .update();
        return past;
    }

    /** As the page lists them: id and steps. */
    private List<String> queued() {
        return db.sql("""
                select id || ':' || steps from residency.registration
                where community = ? and state = 'SUBMITTED' order by due_at, id
                """).param(people.community.id()).query(String.class).list();
    }

    private MvcTestResult together(Duty who, List<String> chosen) {
        var request = browser.post()
                .uri("/d/" + people.community.slug() + "/registrations/admissions")
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        if (!chosen.isEmpty()) request.param("chosen", chosen.toArray(String[]::new));
        return request.exchange();
    }

    private MvcTestResult takeBack(Duty who, long admission) {
        return browser.delete()
                .uri("/d/" + people.community.slug() + "/registrations/admissions/" + admission)
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf())
                .exchange();
    }

    private void decide(String seen) {
        assertThat(browser.post()
                        .uri("/d/" + people.community.slug() + "/registrations/" + seen.split(":")[0] + "/admission")
                        .cookie(people.cookie(people.li))
                        .param("once", UUID.randomUUID().toString())
                        .param("seen", seen.split(":")[1])
                        .with(csrf()))
                .hasStatus(303);
    }

    private MvcTestResult overdue(Duty who) {
        return browser.get()
                .uri("/d/" + people.street.slug() + "/registrations/overdue")
                .cookie(people.cookie(who))
                .exchange();
    }

    private String text(Duty who, String path) {
        var result = browser.get()
                .uri("/d/" + people.community.slug() + "/registrations" + path)
                .cookie(people.cookie(who))
                .exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private String notices(Duty who) {
        return db.sql(
                        "select coalesce(string_agg(times || ' ' || kind, ', '), '') from notification.notice where recipient = ?")
                .param(who.person().value())
                .query(String.class)
                .single();
    }

    private long admission() {
        return db.sql("select max(id) from residency.admission where community = ?")
                .param(people.community.id())
                .query(Long.class)
                .single();
    }

    private long latest() {
        return db.sql("select max(id) from residency.registration where community = ?")
                .param(people.community.id())
                .query(Long.class)
                .single();
    }

    private int members() {
        return db.sql(
                        "select count(*) from residency.member where community = ? and until is null and building = '9号楼' and called <> '住户'")
                .param(people.community.id())
                .query(Integer.class)
                .single();
    }

    private List<String> acts() {
        return db.sql("select act from audit.entry where area = ? order by number")
                .param(people.community.id())
                .query(String.class)
                .list();
    }

    /** A woman's. */
    private static String card() {
        var n = NUMBER.incrementAndGet();
        return IdNumberTests.numbered(
                "3102%02d1970%02d%02d%02d2".formatted(n / 28 / 99 % 90 + 10, n % 12 + 1, n % 28 + 1, n / 28 % 99));
    }
}
