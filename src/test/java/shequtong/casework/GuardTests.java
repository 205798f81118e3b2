package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.casework.file.Hours;
import shequtong.organization.Duty;
import shequtong.organization.Viewer;
import shequtong.web.Moments;

/**
 * Anybody asks for anything in any order: no state is reached without its guard. What has to hold is written here once
 * more, in SQL over the rows that are left, and knows nothing of the code that made them.
 */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class GuardTests {

    private static final int REQUESTS = 70;
    private static final int ACTS = 22;

    /** Which state may follow which; what is closed stays closed. */
    private static final Map<String, Set<String>> FOLLOWS = Map.of(
            "REPORTED", Set.of("REPORTED", "ACCEPTED", "HANDLING", "ANSWERED"),
            "ACCEPTED", Set.of("ACCEPTED", "HANDLING", "ANSWERED", "CLOSED"),
            "HANDLING", Set.of("HANDLING", "ANSWERED", "CLOSED"),
            "REWORK", Set.of("REWORK", "HANDLING", "ANSWERED", "CLOSED"),
            "ANSWERED", Set.of("ANSWERED", "REWORK", "HANDLING", "CLOSED"),
            "CLOSED", Set.of("CLOSED"));

    /** The rows that must not be there, each law by its name. */
    private static final Map<String, String> LAWS = Map.ofEntries(
            law("the path has a number for every version, and none twice", """
                    select file.id from casework.case_file file
                    where file.id = :id and (
                        select array_agg(number order by number) from casework.step where case_id = file.id)
                        is distinct from (select array_agg(n) from generate_series(1, file.version) n)
                    """),
            law("an answer was given by the committee of that community", """
                    select step.number from casework.step
                    join casework.case_file file on file.id = step.case_id
                    left join organization.mandate on mandate.id = step.mandate
                    where file.id = :id
                      and step.kind in ('REPLIED', 'FED_BACK', 'KEPT', 'CLASSIFIED', 'HANDED', 'NOTED', 'JOINED')
                      and (mandate.area is distinct from file.community
                        or mandate.position not in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER'))
                    """),
            law("nobody but the reporter judged or pressed", """
                    select step.number from casework.step
                    join casework.case_file file on file.id = step.case_id
                    where file.id = :id and step.kind in ('RATED', 'NUDGED')
                      and (step.person <> file.reporter or step.mandate <> 0)
                    """),
            law("what is answered was fed back, and nobody has still to answer", """
                    select file.id from casework.case_file file
                    where file.id = :id and file.state in ('ANSWERED', 'CLOSED')
                      and (not file.forced and not exists (select from casework.step where case_id = file.id and kind = 'FED_BACK')
                        or exists (select from casework.dispatch where case_id = file.id and state = 'OPEN'))
                    """),
            law("a confirmed case was judged solved or partly", """
                    select file.id from casework.case_file file
                    where file.id = :id and file.confirmed and (
                        select resolved from casework.rating where case_id = file.id order by round desc limit 1)
                        not in ('YES', 'PARTLY')
                    """),
            law("it was reworked as often as its reporter said no", """
                    select file.id from casework.case_file file
                    where file.id = :id and file.reworks <> (
                        select count(*) from casework.rating where case_id = file.id and resolved = 'NO')
                    """),
            law("a body objected within a working day of being sent it", """
                    select it.dispatch from casework.objection it
                    join casework.dispatch sent on sent.id = it.dispatch
                    where it.case_id = :id and it.raised_at > (
                        select (min(worked) + time '18:00') at time zone 'Asia/Shanghai'
                        from generate_series((sent.issued_at at time zone 'Asia/Shanghai')::date + 1,
                             (sent.issued_at at time zone 'Asia/Shanghai')::date + 30, interval '1 day') worked
                        left join casework.calendar exception on exception.day = worked::date
                        where coalesce(exception.works, extract(isodow from worked) < 6))
                    """),
            law("an objection came from the body that was sent it", """
                    select it.dispatch from casework.objection it
                    join casework.dispatch sent on sent.id = it.dispatch
                    join organization.mandate on mandate.id = it.raised_by
                    where it.case_id = :id and mandate.body <> sent.body
                    """),
            law("an objection was decided by the desk that had sent it", """
                    select it.dispatch from casework.objection it
                    join casework.dispatch sent on sent.id = it.dispatch
                    join organization.mandate on mandate.id = it.decided_by
                    where it.case_id = :id and mandate.area is distinct from sent.issued_area
                    """),
            law("who refuses an objection says why", """
                    select dispatch from casework.objection where case_id = :id and state = 'REFUSED' and words = ''
                    """),
            law("nobody decided for the committee before the objection was due", """
                    select dispatch from casework.objection where case_id = :id and state = 'LAPSED' and decided_at < due
                    """),
            law("the first receiver stays responsible until it is accepted", """
                    select it.dispatch from casework.bounce it
                    join casework.dispatch sent on sent.id = it.dispatch
                    left join casework.objection raised on raised.dispatch = it.dispatch
                    where it.case_id = :id and (sent.state <> 'WITHDRAWN' or raised.state not in ('ACCEPTED', 'OPEN'))
                    """),
            law("what is accepted has come back", """
                    select dispatch from casework.objection it
                    where it.case_id = :id and it.state = 'ACCEPTED'
                      and not exists (select from casework.bounce where bounce.dispatch = it.dispatch)
                    """),
            law("every return is on the path with its reason", """
                    select file.id from casework.case_file file
                    where file.id = :id and (select count(*) from casework.bounce where case_id = file.id) <> (
                        select count(*) from casework.step where case_id = file.id and kind = 'RETURNED' and shown and words <> '')
                    """),
            law("what the committee is not there for was not given back to it by the street", """
                    select it.dispatch from casework.bounce it
                    join casework.case_file file on file.id = it.case_id
                    join casework.category on category.code = file.category
                    where it.case_id = :id and not exists (
                        select from casework.objection where objection.dispatch = it.dispatch and state = 'ACCEPTED')
                      and category.code in ('UTIL-02', 'LIFT-04', 'LIFT-05')
                      and not exists (select from casework.step where case_id = it.case_id and kind = 'CLASSIFIED')
                    """),
            law("more time was asked for before the time was over", """
                    select id from casework.extension where case_id = :id and asked_at >= due
                    """),
            law("more time was asked for once, twice for what takes long", """
                    select it.dispatch from casework.extension it
                    join casework.case_file file on file.id = it.case_id
                    where it.case_id = :id
                    group by it.dispatch, file.category
                    having count(*) > case when file.category like 'LIFT%' then 2 else 1 end
                      or count(*) = 2 and max(it.level) filter (where it.id = (
                          select max(id) from casework.extension last
                          where last.case_id = :id and last.dispatch is not distinct from it.dispatch)) <> 'STREET'
                    """),
            law("more time was granted by whoever may", """
                    select it.id from casework.extension it
                    join casework.case_file file on file.id = it.case_id
                    join organization.area community on community.id = file.community
                    left join casework.dispatch sent on sent.id = it.dispatch
                    join organization.mandate on mandate.id = it.decided_by
                    where it.case_id = :id and case it.level
                        when 'ISSUER' then mandate.area is distinct from sent.issued_area
                        when 'SECRETARY' then mandate.area <> file.community or mandate.position <> 'PARTY_SECRETARY'
                        else mandate.area <> community.parent end
                    """),
            law("the resident can read of every extension", """
                    select file.id from casework.case_file file
                    where file.id = :id and (
                        select count(*) from casework.extension where case_id = file.id and state = 'GRANTED') <> (
                        select count(*) from casework.step where case_id = file.id and kind = 'EXTENDED' and shown)
                    """),
            law("it rested by the 书记, in time, after an answer, and not for longer than 90 days", """
                    select it.id from casework.suspension it
                    join casework.case_file file on file.id = it.case_id
                    join organization.mandate on mandate.id = it.decided_by
                    where it.case_id = :id and (mandate.position <> 'PARTY_SECRETARY' or mandate.area <> file.community
                        or it.since >= it.due or file.first_answered_at is null or file.first_answered_at > it.since
                        or (select sum(least(coalesce(all_of.ended_at, all_of.until), all_of.until) - all_of.since)
                            from casework.suspension all_of where all_of.case_id = it.case_id) > interval '91 days')
                    """),
            law("an end that nobody confirmed was approved by the street, and not by whoever asked", """
                    select file.id from casework.case_file file
                    where file.id = :id and file.forced and not exists (
                        select from casework.closure it
                        join organization.mandate on mandate.id = it.decided_by
                        join organization.area community on community.id = file.community
                        where it.case_id = file.id and it.state = 'GRANTED' and mandate.area = community.parent
                          and mandate.person <> it.asker)
                    """),
            law("a table was called by the street, with a department", """
                    select it.id from casework.invitation it
                    left join organization.mandate on mandate.id = it.called_by
                    where it.case_id = :id and it.state in ('CALLED', 'HELD')
                      and (mandate.area is distinct from it.street or not exists (
                        select from casework.invitee join organization.body on body.id = invitee.body
                        where invitee.invitation = it.id and body.kind in ('DEPARTMENT', 'URBAN_MANAGEMENT_SQUAD')))
                    """),
            law("two returns open a table", """
                    select file.id from casework.case_file file
                    where file.id = :id and (select count(*) from casework.bounce where case_id = file.id) >= 2
                      and not exists (select from casework.invitation where case_id = file.id)
                    """),
            law("nobody is answered while a table has still to meet", """
                    select step.number from casework.step
                    join casework.invitation it on it.case_id = step.case_id
                    where step.case_id = :id and step.kind in ('FED_BACK', 'FORCED') and it.state in ('CALLED', 'HELD')
                      and step.at > it.called_at and step.at < coalesce(it.held_at, 'infinity')
                    """),
            law("what is legacy was answered first, and marked by the street", """
                    select step.number from casework.step
                    join casework.case_file file on file.id = step.case_id
                    join organization.area community on community.id = file.community
                    left join organization.mandate on mandate.id = step.mandate
                    where file.id = :id and step.kind = 'LEGACY_MARKED'
                      and (mandate.area is distinct from community.parent or file.first_answered_at is null
                        or file.first_answered_at > step.at)
                    """),
            law("the first answer stays when it was", """
                    select file.id from casework.case_file file
                    where file.id = :id and file.first_answered_at is distinct from (
                        select min(at) from casework.step where case_id = file.id and kind in ('REPLIED', 'FED_BACK'))
                    """));

    private static Map.Entry<String, String> law(String name, String sql) {
        return Map.entry(name, sql);
    }

    @Autowired
    Casework casework;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    Acts acts;
    List<Viewer> everybody;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        var people = acts.people;
        everybody = List.of(
                people.wang,
                people.wang,
                people.chen,
                people.sun,
                people.li,
                people.li,
                people.li,
                people.worker,
                people.worker,
                people.property,
                people.property,
                people.squad,
                people.squad,
                people.grid,
                people.grid,
                people.otherSecretary,
                people.otherGrid,
                people.otherProperty);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noSequenceOfRequestsGetsPastAGuard(long seed) {
        var random = new Random(seed);
        var id = casework.open(
                acts.people.wang,
                acts.matter("广场变菜园", any(random, List.of("ENV-04", "UTIL-02", "LIFT-04", "PROP-09"))));
        var log = new ArrayList<String>();
        var answers = new HashMap<Integer, Integer>();
        var later = new long[1];
        for (var n = 0; n < REQUESTS; n++) {
            later[0] += random.nextInt(4) == 0 ? random.nextInt(2000) : random.nextInt(60);
            clock.after(Duration.ofMinutes(later[0]), () -> {
                var act = random.nextInt(ACTS);
                if (act == 6 && random.nextInt(3) > 0) act = 1;
                var who = random.nextInt(3) == 0 ? any(random, everybody) : likely(random, act, id);
                var before = state(id);
                var traces = traces(id, who);
                var asked = anything(random, act, who, id);
                var status =
                        acts.post(who, asked.path(), asked.form()).getResponse().getStatus();
                answers.merge(status, 1, Integer::sum);
                log.add(who.person().value() + " " + asked.path() + " " + List.of(asked.form()) + " → " + status);
                assertThat(FOLLOWS.get(before)).as(() -> String.join("\n", log)).contains(state(id));
                if (status >= 400)
                    assertThat(traces(id, who))
                            .as(() -> "refused and done\n" + String.join("\n", log))
                            .isEqualTo(traces);
            });
        }
        LAWS.forEach((name, sql) -> assertThat(
                        db.sql(sql).param("id", id.value()).query().listOfRows())
                .as(() -> name + "\n" + String.join("\n", log))
                .isEmpty());
        assertThat(answers.getOrDefault(303, 0)).as("some of it is done").isGreaterThan(4);
        assertThat(answers.keySet()).isSubsetOf(200, 303, 400, 403, 404, 409, 422);
    }

    /** The laws are not empty words: each finds the row that breaks it, planted behind the code's back. */
    @Test
    void theLawsFindWhatIsPlanted() {
        var id = casework.open(acts.people.wang, acts.matter("广场变菜园", "UTIL-02"));
        var li = acts.people.li;
        acts.send(li, id, "JOINT", acts.people.squad);
        var sent = acts.dispatch(acts.people.squad, id);
        plant(
                """
                insert into casework.objection (community, case_id, dispatch, reason, suggested, raised_by, raised_at, due,
                    state, decided_by, decided_at)
                values (?, ?, ?, '不归我们', '别人', ?, now() + interval '20 days', now(), 'REFUSED', ?, now())
                """,
                li.area().id(),
                id.value(),
                sent,
                acts.people.grid.mandate().id(),
                acts.people.otherGrid.mandate().id());
        plant("""
                insert into casework.bounce (community, case_id, dispatch, reason, suggested, at)
                values (?, ?, ?, '不归我们', '别人', now())
                """, li.area().id(), id.value(), sent);
        plant("""
                insert into casework.suspension (community, case_id, ground, words, since, until, due, rests_due, review_due, decided_by)
                values (?, ?, 'WEATHER', '下雨', now(), now() + interval '9 days', now(), now(), now(), ?)
                """, li.area().id(), id.value(), acts.people.worker.mandate().id());
        for (var n = 0; n < 2; n++)
            plant(
                    """
                    insert into casework.extension (community, case_id, dispatch, reason, due, until, level, asked_by, asked_at,
                        state, decided_by, decided_at)
                    values (?, ?, ?, '来不及', now() + interval '1 day', now() + interval '5 days', 'ISSUER', 1, now(), 'GRANTED', ?, now())
                    """,
                    li.area().id(),
                    id.value(),
                    sent,
                    acts.people.otherGrid.mandate().id());

        var broken = LAWS.entrySet().stream()
                .filter(it -> !db.sql(it.getValue())
                        .param("id", id.value())
                        .query()
                        .listOfRows()
                        .isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(broken)
                .contains(
                        "a body objected within a working day of being sent it",
                        "an objection came from the body that was sent it",
                        "an objection was decided by the desk that had sent it",
                        "who refuses an objection says why",
                        "the first receiver stays responsible until it is accepted",
                        "every return is on the path with its reason",
                        "what the committee is not there for was not given back to it by the street",
                        "more time was asked for once, twice for what takes long",
                        "more time was granted by whoever may",
                        "the resident can read of every extension",
                        "it rested by the 书记, in time, after an answer, and not for longer than 90 days");
    }

    private void plant(String sql, Object... params) {
        db.sql(sql).params(params).update();
    }

    /** Whoever would do that, so that the walk gets anywhere. */
    private Viewer likely(Random random, int act, CaseId id) {
        var people = acts.people;
        return switch (act) {
            case 7, 8, 9, 10 -> {
                var bodies = db.sql("select body from casework.dispatch where case_id = ? and state = 'OPEN'")
                        .param(id.value())
                        .query(Long.class)
                        .list();
                yield Stream.of(people.squad, people.property, people.grid)
                        .filter(it -> bodies.contains(it.mandate().body().id()))
                        .findFirst()
                        .orElse(people.squad);
            }
            case 18, 19, 20 -> people.grid;
            case 12, 13 -> any(random, List.of(people.li, people.worker, people.grid));
            case 17 -> people.wang;
            default -> any(random, List.of(people.li, people.li, people.worker));
        };
    }

    private record Asked(String path, String... form) {}

    private Asked anything(Random random, int act, Viewer who, CaseId id) {
        if (!(who instanceof Duty duty)) {
            var page = who.path("/cases/" + id.value());
            return random.nextInt(4) == 0
                    ? new Asked(page + "/nudge")
                    : new Asked(
                            page + "/rating",
                            "resolved",
                            any(random, List.of("YES", "PARTLY", "NO", "NO", "NO", "NO", "NO", "NO")),
                            "grade",
                            "3");
        }
        var version = "" + (acts.version(id) - (random.nextInt(8) == 0 ? 1 : 0));
        var desk = Acts.desk(duty, id);
        var dispatch = any(random, ids("dispatch", id));
        var task = duty.path("/tasks/" + dispatch);
        var day = LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI)
                .plusDays(random.nextInt(120))
                .toString();
        var granted = any(random, List.of("true", "false", ""));
        var reason = random.nextInt(5) == 0 ? "" : "情况是这样的";
        return switch (act) {
            case 0 -> new Asked(desk + "/replies", "to", "public", "text", "收到，马上去看", "version", version);
            case 1 -> new Asked(desk + "/replies", "to", "inner", "text", "先看看", "version", version);
            case 2 -> new Asked(desk + "/category", "category", any(random, sorts(id)), "version", version);
            case 3 ->
                new Asked(
                        desk + "/dispatches",
                        "way",
                        any(random, List.of("UP", "PROPERTY", "OWN")),
                        "purpose",
                        "请处理",
                        "due",
                        soon(random),
                        "version",
                        version,
                        "confirmed",
                        "true");
            case 4 ->
                new Asked(
                        desk + "/dispatches",
                        "way",
                        "JOINT",
                        "purpose",
                        "请到场",
                        "due",
                        soon(random),
                        "version",
                        version,
                        "confirmed",
                        "true",
                        "bodies",
                        ""
                                + any(
                                                random,
                                                List.of(
                                                        acts.people.squad,
                                                        acts.people.property,
                                                        acts.people.otherProperty))
                                        .mandate()
                                        .body()
                                        .id());
            case 5 ->
                new Asked(desk + "/dispatches/" + dispatch, "_method", "delete", "reason", reason, "version", version);
            case 6 ->
                new Asked(
                        desk + "/feedback", "outcome", "SOLVED", "words", "办好了", "absent", "不用到场", "version", version);
            case 7 -> new Asked(task + "/answer", "stage", "REPLY", "words", "办好了", "way", "COMMITTEE");
            case 8 -> new Asked(task + "/ways/objection", "reason", reason, "suggested", "绿化市容所");
            case 9 -> new Asked(task + "/ways/return", "reason", reason, "suggested", "居委会");
            case 10 -> new Asked(task + "/ways/extension", "reason", reason, "until", day);
            case 11 -> new Asked(desk + "/ways/extension", "reason", reason, "until", day);
            case 12 ->
                new Asked(
                        desk + "/objections/" + any(random, ids("objection", id)),
                        "granted",
                        granted,
                        "reason",
                        reason);
            case 13 ->
                new Asked(
                        desk + "/extensions/" + any(random, ids("extension", id)),
                        "granted",
                        granted,
                        "reason",
                        reason);
            case 14 ->
                new Asked(
                        desk + "/ways/suspension",
                        "ground",
                        any(random, List.of("WEATHER", "BUSY", "PARTS")),
                        "reason",
                        reason,
                        "until",
                        day);
            case 18 ->
                random.nextInt(3) > 0
                        ? new Asked(
                                desk + "/invitation",
                                "purpose",
                                "一起定下来",
                                "place",
                                "三楼",
                                "meetsAt",
                                Hours.of(clock.instant().plus(Duration.ofHours(1))),
                                "answerDue",
                                Hours.of(clock.instant().plus(Duration.ofMinutes(30))),
                                "lead",
                                "" + acts.people.grid.mandate().id(),
                                "bodies",
                                ""
                                        + any(random, List.of(acts.people.squad, acts.people.property))
                                                .mandate()
                                                .body()
                                                .id())
                        : new Asked(
                                duty.path("/invitations/" + any(random, ids("invitation", id)) + "/meeting"),
                                "minutes",
                                "定了分工");
            case 19 ->
                new Asked(desk + "/closing/" + any(random, ids("closure", id)), "granted", granted, "words", reason);
            case 20 -> new Asked(desk + "/legacy/" + any(random, List.of("mark", "review", "end")), "words", reason);
            case 21 -> new Asked(desk + "/closing", "ground", "UNREACHABLE", "words", reason);
            case 15 -> new Asked(desk + "/ways/" + any(random, List.of("review", "resumption")), "reason", reason);
            default -> new Asked(desk + "/ways/resource", "sort", "SOCIAL", "team", "邻里互助社", "does", "帮忙清理");
        };
    }

    /** What takes long stays what takes long: how often more time may be asked for goes by its class. */
    private List<String> sorts(CaseId id) {
        var now = acts.one("select category from casework.case_file where id = ?", String.class, id.value());
        return now.equals("LIFT-04") ? List.of("LIFT-04", "LIFT-05") : List.of("ENV-04", "UTIL-02");
    }

    private String soon(Random random) {
        return Hours.of(clock.instant().plus(Duration.ofHours(1 + random.nextInt(90))));
    }

    private List<Long> ids(String table, CaseId id) {
        var column = table.equals("objection") ? "dispatch" : "id";
        var found = db.sql("select " + column + " from casework." + table + " where case_id = ?")
                .param(id.value())
                .query(Long.class)
                .list();
        return found.isEmpty() ? List.of(1L) : found;
    }

    private String state(CaseId id) {
        return acts.one("select state from casework.case_file where id = ?", String.class, id.value());
    }

    /** What somebody has done to the case, in figures. */
    private List<Integer> traces(CaseId id, Viewer who) {
        var mandate = who instanceof Duty duty ? duty.mandate().id() : 0;
        return Stream.of(
                        "select count(*) from casework.step where case_id = :id and person = :who and mandate = :mandate",
                        "select count(*) from casework.dispatch where case_id = :id and issued_by = :mandate and :who > 0",
                        "select count(*) from casework.objection where case_id = :id and :mandate in (raised_by, decided_by) and :who > 0",
                        "select count(*) from casework.extension where case_id = :id and :mandate in (asked_by, decided_by) and :who > 0",
                        "select count(*) from casework.suspension where case_id = :id and decided_by = :mandate and :who > 0",
                        "select count(*) from casework.resource where case_id = :id and added_by = :mandate and :who > 0")
                .map(it -> db.sql(it)
                        .param("id", id.value())
                        .param("who", who.person().value())
                        .param("mandate", mandate)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    static LongStream seeds() {
        return new Random(20_261_126).longs(16);
    }
}
