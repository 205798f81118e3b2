package shequtong.casework.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.organization.Area;
import shequtong.web.Jobs;

/** What is added up with every step is what a recount finds. */
@WholeTest
class TallyTests {

    /** 50,000 for the whole proof: {@code -Dtally.cases=50000}. */
    private static final int CASES = Integer.getInteger("tally.cases", 640);

    private static final int WORKERS = 16;

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    Tallies tallies;

    @Autowired
    Tallying tallying;

    @Autowired
    JdbcConnectionDetails application;

    @Autowired
    FlywayConnectionDetails owner;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TransactionTemplate transactions;

    /** Sixteen at once, killed again and again while deadlines pass: every figure is that of an independent recount. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void staysTrueUnderSixteenWorkersThatAreKilled() throws Exception {
        var people = new People(db);
        var streets = IntStream.range(0, 3)
                .mapToObj(n -> people.area(people.district, "SUBDISTRICT", "TOWN", n + "镇", n + "镇"))
                .toList();
        var communities = streets.stream()
                .flatMap(street -> IntStream.range(0, 4)
                        .mapToObj(n -> people.area(street, "COMMUNITY", "RESIDENTIAL", n + "居委会", n + "居")))
                .map(Area::id)
                .toList();
        var since = Instant.parse("2026-03-02T03:00:00Z");
        var cases = new CopyOnWriteArrayList<Long>();
        var url = application.getJdbcUrl() + "?user=" + application.getUsername();
        var movers = IntStream.range(0, WORKERS)
                .mapToObj(n -> new Mover(url, communities, cases, since, 42 + n, CASES / WORKERS))
                .toList();
        var started = System.nanoTime();
        var kills = 0;
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var running = new ArrayList<java.util.concurrent.Future<?>>(
                    movers.stream().map(workers::submit).toList());
            var random = new Random(7);
            var at = since;
            while (running.stream().anyMatch(it -> !it.isDone())) {
                Thread.sleep(40);
                at = at.plus(Duration.ofHours(19));
                for (var it : communities) tallies.sweep(it, at);
                if (random.nextInt(3) == 0) Jobs.run(tallies::fold);
                kills += kill(movers.get(random.nextInt(WORKERS)).pid);
            }
            for (var it : running) it.get();
        }
        var end = since.plus(Duration.ofDays(200));
        for (var it : communities) tallies.sweep(it, end);
        tallies.fold();

        var seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "tally: %d cases, %d moves by %d workers in %.1f s, %d kills, %d transactions begun anew%n",
                cases.size(),
                movers.stream().mapToInt(it -> it.moves.get()).sum(),
                WORKERS,
                seconds,
                kills,
                movers.stream().mapToInt(it -> it.broken.get()).sum());
        assertThat(cases).hasSizeGreaterThanOrEqualTo(CASES / WORKERS * WORKERS);
        assertThat(kills).isPositive();
        assertThat(differences(communities, end)).isEmpty();
        assertThat(communities).allSatisfy(it -> assertThat(tallies.wrong(it)).isZero());
        for (var street : streets)
            assertThat(month(List.of(street.id())))
                    .isEqualTo(month(db.sql("select community from casework.pulse where street = ?")
                            .param(street.id())
                            .query(Long.class)
                            .list()));
        assertThat(month(List.of(people.district.id())))
                .isEqualTo(month(streets.stream().map(Area::id).toList()));
        assertThat(waits(List.of(people.district.id()))).isEqualTo(waits(communities));
        System.out.printf("tally: the district's months %s%n", month(List.of(people.district.id())));
    }

    /** What the product itself does is in the figures at once; time that passes is in them after the next minute. */
    @Test
    void countsWhatACommitteeDoes() {
        var people = new People(db);
        var id = raise(people, Visibility.PUBLIC);
        raise(people, Visibility.COMMITTEE);
        assertThat(pulse(people)).isEqualTo("1 1 0 0 0 0");
        clock.after(Duration.ofHours(25), () -> {
            tallying.pass();
            assertThat(pulse(people)).isEqualTo("1 1 1 1 0 0");
            assertThat(days(people, "respond_due, responded")).containsExactly("(0,0)", "(1,0)");
            assertThat(browser.post()
                            .uri(people.li.path("/cases/" + id.value() + "/replies"))
                            .param("to", "public")
                            .param("text", "收到，马上去看。")
                            .param("version", "1")
                            .param("once", java.util.UUID.randomUUID().toString())
                            .cookie(people.cookie(people.li))
                            .with(csrf()))
                    .hasStatus(303);
            assertThat(pulse(people)).isEqualTo("1 0 0 0 0 0");
            tallies.fold();
            assertThat(waits(List.of(people.street.id())))
                    .as("an answer that came too late took its time as well")
                    .isEqualTo(waits(List.of(people.community.id())))
                    .isNotEmpty();
        });
        assertThat(tallies.wrong(people.community.id())).isZero();
        assertThat(db.sql("select acted_at > raised_at from casework.pulse where community = ?")
                        .param(people.community.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theMinuteDoesNotWaitForANightThatAddsUp() {
        var people = new People(db);
        raise(people, Visibility.PUBLIC);
        transactions.executeWithoutResult(_ -> {
            db.sql("select pg_advisory_xact_lock(hashtextextended('casework.fold', 0))")
                    .query((_, _) -> true)
                    .single();
            CompletableFuture.runAsync(tallying::pass)
                    .orTimeout(1, TimeUnit.MINUTES)
                    .join();
        });
        assertThat(touched(people)).as("left for the next minute").isTrue();
        tallying.pass();
        assertThat(touched(people)).isFalse();
    }

    private boolean touched(People people) {
        return db.sql("select exists (select from casework.tally_touched where community = ?)")
                .param(people.community.id())
                .query(Boolean.class)
                .single();
    }

    /** A recount by night finds what somebody has changed behind its back, puts it right and says so. */
    @Test
    void provesItselfByNightAndRepairs() {
        var people = new People(db);
        raise(people, Visibility.PUBLIC);
        tallies.fold();
        var street = people.street.id();
        var right = month(List.of(street));
        asOwner("update casework.tally_day set raised = raised + 3 where community = " + people.community.id());
        asOwner("update casework.tally_month set confirmed = 9 where area = " + street);
        asOwner("update casework.pulse set bad = 7 where community = " + people.sister.id());
        asOwner("insert into casework.tally_wait select area, month, 9, 5 from casework.tally_month where area = "
                + above(people.elsewhere));
        var before = meters.counter("shequtong.tally.wrong").count();

        assertThat(tallying.prove()).isGreaterThanOrEqualTo(4);

        assertThat(meters.counter("shequtong.tally.wrong").count()).isGreaterThan(before);
        assertThat(tallies.wrong(people.community.id())).isZero();
        assertThat(month(List.of(street))).isEqualTo(right);
        assertThat(pulse(people.sister)).endsWith(" 0");
        assertThat(waits(List.of(above(people.elsewhere))))
                .as("waits that no community has")
                .isEmpty();
        assertThat(db.sql("select count(distinct area) from casework.tally_fault where area in (?, ?)")
                        .params(people.community.id(), street)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        var faults = db.sql("select count(*) from casework.tally_fault")
                .query(Integer.class)
                .single();
        tallying.prove();
        assertThat(db.sql("select count(*) from casework.tally_fault")
                        .query(Integer.class)
                        .single())
                .as("nothing is found twice")
                .isEqualTo(faults);
        assertThat(tallies.unproved())
                .as("what nobody touched is proved in turn")
                .hasSizeLessThanOrEqualTo(2);
    }

    /** A community goes to another 街镇, and what it answered goes with it; nothing stays where nobody is left. */
    @Test
    void followsACommunityToAnotherStreet() {
        var people = new People(db);
        var id = raise(people, Visibility.PUBLIC);
        db.sql("update casework.case_file set first_answered_at = reported_at + interval '12 minutes' where id = ?")
                .param(id.value())
                .update();
        tallies.fold();
        var all = List.of(people.community.id());
        var from = List.of(people.street.id());
        var to = List.of(above(people.elsewhere));
        assertThat(waits(from)).isEqualTo(waits(all)).isNotEmpty();
        for (var it : List.of(people.community, people.sister))
            db.sql("""
                    update organization.area it set parent = street.id, path = street.path || subpath(it.path, -1)
                    from organization.area street where it.id = ? and street.id = ?
                    """).params(it.id(), above(people.elsewhere)).update();

        tallying.prove();

        assertThat(month(to)).isEqualTo(month(all));
        assertThat(waits(to)).isEqualTo(waits(all));
        assertThat(month(from)).isEmpty();
        assertThat(waits(from)).isEmpty();
    }

    /** S7, S8, S111: a resident opens what the street and the district answer, and no hidden matter is in it. */
    @Test
    void showsResidentsTheStreetAndTheDistrict() {
        var people = new People(db);
        var id = raise(people, Visibility.PUBLIC);
        raise(people, Visibility.COMMITTEE);
        db.sql("""
                update casework.case_file
                set state = 'CLOSED', first_answered_at = reported_at + interval '12 minutes', answered_at = reported_at,
                    handle_due = reported_at + interval '1 minute', closed_at = reported_at, outcome = 'SOLVED',
                    result = 'SOLVED', confirmed = true, rate_due = reported_at, due = reported_at,
                    first_due = reported_at + interval '1 hour'
                where id = ?
                """).param(id.value()).update();
        tallies.fold();
        for (var level : List.of("street", "district"))
            assertThat(browser.get().uri(people.chen.path("/board/" + level)).cookie(people.cookie(people.chen)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("反映了1件", "1件</dd>", "期限内回应1件 ÷（已回应 + 超时还没回应）1件", "约1", "100%")
                    .contains(level.equals("street") ? "平安坊" : "隔壁镇");
        db.sql("update organization.area set closed_at = now() where id = ?")
                .param(people.sister.id())
                .update();
        assertThat(browser.get().uri(people.chen.path("/board/street")).cookie(people.cookie(people.chen)))
                .bodyText()
                .as("what was closed is no part of the street any more")
                .contains("幸福里")
                .doesNotContain("平安坊");
        assertThat(browser.get().uri(people.chen.path("/board")).cookie(people.cookie(people.chen)))
                .bodyText()
                .contains("居民确认解决的一共1件");
    }

    private CaseId raise(People people, Visibility visibility) {
        return casework.open(
                people.wang, new Matter("楼道灯不亮", "三楼的灯不亮了", "3号楼", "ENV-04", visibility, people.estate.id()));
    }

    private int kill(int pid) {
        return pid != 0
                        && db.sql("select pg_terminate_backend(?)")
                                .param(pid)
                                .query(Boolean.class)
                                .single()
                ? 1
                : 0;
    }

    private void asOwner(String sql) {
        JdbcClient.create(new DriverManagerDataSource(
                        String.valueOf(owner.getJdbcUrl()), String.valueOf(owner.getUsername()), ""))
                .sql(sql)
                .update();
    }

    private String pulse(People people) {
        return pulse(people.community);
    }

    private String pulse(Area place) {
        return db.sql("""
                select concat_ws(' ', open, unanswered, late, silent, reopened, bad) from casework.pulse where community = ?
                """).param(place.id()).query(String.class).single();
    }

    private long above(Area place) {
        return db.sql("select parent from organization.area where id = ?")
                .param(place.id())
                .query(Long.class)
                .single();
    }

    private List<String> days(People people, String columns) {
        return db.sql("select (" + columns + ")::text from casework.day_view where community = ? order by day")
                .param(people.community.id())
                .query(String.class)
                .list();
    }

    private List<String> month(List<Long> areas) {
        return db.sql("""
                select (month, sum(raised), sum(respond_due), sum(responded), sum(handle_due), sum(handled), sum(judged),
                        sum(solved), sum(reopened), sum(rated), sum(satisfied), sum(closed), sum(confirmed), sum(bad))::text
                from casework.month_view where area = any(?) group by month order by month
                """).param(areas.toArray(Long[]::new)).query(String.class).list();
    }

    private List<String> waits(List<Long> areas) {
        return db.sql("""
                select (month, step, sum(n))::text from casework.tally_wait where area = any(?) and n <> 0
                group by month, step order by month, step
                """).param(areas.toArray(Long[]::new)).query(String.class).list();
    }

    /** Each figure by its definition, from the cases and nothing else. */
    private List<String> differences(List<Long> communities, Instant seen) {
        return db.sql("""
                with it as (
                    select file.*, (reported_at at time zone 'Asia/Shanghai')::date as told_on,
                           (first_due at time zone 'Asia/Shanghai')::date as first_on,
                           (handle_due at time zone 'Asia/Shanghai')::date as end_on,
                           (closed_at at time zone 'Asia/Shanghai')::date as closed_on,
                           last.grade as last_grade, (last.at at time zone 'Asia/Shanghai')::date as judged_on
                    from casework.case_file file
                    left join lateral (
                        select rating.grade, rating.at from casework.rating
                        where rating.community = file.community and rating.case_id = file.id
                        order by round desc limit 1) last on true
                    where community = any(:all) and visibility <> 'COMMITTEE'),
                counted as (
                    select community, told_on as day, 'raised' as figure, count(*) as n from it group by 1, 2
                    union all select community, first_on, 'respond_due', count(*) from it
                        where first_answered_at is not null or first_due <= :seen group by 1, 2
                    union all select community, first_on, 'responded', count(*) from it
                        where first_answered_at <= first_due group by 1, 2
                    union all select community, end_on, 'handle_due', count(*) from it
                        where aside is null and (answered_at is not null or handle_due <= :seen and not legacy)
                        group by 1, 2
                    union all select community, end_on, 'handled', count(*) from it
                        where aside is null and answered_at <= handle_due group by 1, 2
                    union all select community, end_on, 'judged', count(*) from it
                        where aside is null and (state = 'CLOSED'
                            or state in ('REPORTED', 'ACCEPTED', 'HANDLING', 'REWORK')
                               and (reworks > 0 or handle_due <= :seen and not legacy)) group by 1, 2
                    union all select community, end_on, 'solved', count(*) from it
                        where aside is null and result = 'SOLVED' and (confirmed or verified) and not forced group by 1, 2
                    union all select community, end_on, 'reopened', count(*) from it
                        where aside is null and reworks > 0 and state <> 'ANSWERED' group by 1, 2
                    union all select community, end_on, 'rated', count(*) from it
                        where last_grade is not null group by 1, 2
                    union all select community, end_on, 'satisfied', count(*) from it
                        where last_grade in (4, 5) group by 1, 2
                    union all select community, closed_on, 'closed', count(*) from it where closed_on is not null group by 1, 2
                    union all select community, closed_on, 'confirmed', count(*) from it
                        where aside is null and result = 'SOLVED' and confirmed group by 1, 2
                    union all select community, judged_on, 'bad', count(*) from it where last_grade in (1, 2) group by 1, 2),
                kept as (
                    select community, day, figure, n
                    from casework.tally_day
                    cross join lateral (values
                        ('raised', raised), ('respond_due', respond_due), ('responded', responded),
                        ('handle_due', handle_due), ('handled', handled), ('judged', judged), ('solved', solved),
                        ('reopened', reopened), ('rated', rated), ('satisfied', satisfied), ('closed', closed),
                        ('confirmed', confirmed), ('bad', bad)) as of (figure, n)
                    where community = any(:all) and n <> 0)
                select (community, day, figure, counted.n, kept.n)::text
                from counted full join kept using (community, day, figure)
                where counted.n is distinct from kept.n
                limit 20
                """)
                .param("all", communities.toArray(Long[]::new))
                .param("seen", OffsetDateTime.ofInstant(seen, ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
