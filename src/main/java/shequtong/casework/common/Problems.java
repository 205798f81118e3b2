package shequtong.casework.common;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;
import static shequtong.casework.file.Standings.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.common.CommonProblem.Head;
import shequtong.casework.common.CommonProblem.Open;
import shequtong.casework.common.CommonProblem.Plan;
import shequtong.casework.common.CommonProblem.Solved;
import shequtong.casework.file.Scope;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** The common problems of a desk, and what was done with each. */
@Repository
class Problems {

    private final JdbcClient db;
    private final Clock clock;

    Problems(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Its own, and to a community those of its 街镇 in which a case of it lies. */
    Overview get(Duty duty, CommonId id) {
        return db.sql("""
                select it.*, lead.name as lead, counted.*
                from casework.common_problem it
                join organization.area_view lead on lead.id = it.area
                cross join lateral (
                    select count(*) as cases, count(distinct held.community) as communities,
                           count(*) filter (where file.state not in ('ANSWERED', 'CLOSED')) as open,
                           count(*) filter (where casework.common_seen(
                               file.community, file.id, file.visibility, :reach, :place, :me, :unit, :now)) as seen
                    from casework.common_case held
                    join casework.case_file file on file.community = held.community and file.id = held.case_id
                    where held.area = it.area and held.problem = it.id
                      and case when :own then file.community = :place else file.visibility <> 'COMMITTEE' end) counted
                where it.id = :id
                  and (it.area = :place or :own and exists (
                      select from casework.common_case
                      where community = :place and area = it.area and problem = it.id))
                """)
                .param("id", id.value())
                .param("own", duty.does(Work.COMMUNITY))
                .param("now", OffsetDateTime.now(clock))
                .params(Scope.of(duty).params())
                .query((row, n) -> overview(row, n, row.getInt("seen")))
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Held until the transaction ends: whoever adds a case and whoever says that all is solved come one after the other. */
    CommonProblem locked(long area, CommonId id) {
        return db.sql("""
                select * from casework.common_problem where area = :area and id = :id for no key update
                """)
                .param("area", area)
                .param("id", id.value())
                .query(Problems::problem)
                .single();
    }

    /** The newest first; one walk along the desk's index. */
    Slice<Overview> list(Duty duty, boolean solved, String words, Cursor after) {
        return slice(db.sql("""
                select it.*, '' as lead, counted.*
                from (
                    select * from casework.common_problem
                    where area = :area and state = case when :solved then 'SOLVED' else 'OPEN' end
                      and (at, id) < (:at, :id)
                      and case when :words = '' then true else position(lower(:words) in lower(title)) > 0 end
                    order by at desc, id desc
                    limit 21) it
                cross join lateral (
                    select count(*) as cases, count(distinct held.community) as communities,
                           count(*) filter (where file.state not in ('ANSWERED', 'CLOSED')) as open
                    from casework.common_case held
                    join casework.case_file file on file.community = held.community and file.id = held.case_id
                    where held.area = it.area and held.problem = it.id
                      and case when :own then true else file.visibility <> 'COMMITTEE' end) counted
                order by it.at desc, it.id desc
                """)
                .param("area", duty.area().id())
                .param("solved", solved)
                .param("own", duty.does(Work.COMMUNITY))
                .param("words", words)
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query((row, n) -> overview(row, n, 0))
                .list());
    }

    /** Those that the 街镇 leads and a case of this community lies in; of each, its own cases are counted. */
    Slice<Overview> above(Duty duty, String words, Cursor after) {
        return slice(db.sql("""
                select it.*, lead.name as lead, counted.*
                from (
                    select * from casework.common_problem
                    where area = (select parent from organization.area_view where id = :area)
                      and (at, id) < (:at, :id)
                      and case when :words = '' then true else position(lower(:words) in lower(title)) > 0 end
                      and exists (
                          select from casework.common_case held
                          where held.community = :area and held.area = common_problem.area
                            and held.problem = common_problem.id)
                    order by at desc, id desc
                    limit 21) it
                join organization.area_view lead on lead.id = it.area
                cross join lateral (
                    select count(*) as cases, 1 as communities,
                           count(*) filter (where file.state not in ('ANSWERED', 'CLOSED')) as open
                    from casework.common_case held
                    join casework.case_file file on file.community = held.community and file.id = held.case_id
                    where held.community = :area and held.area = it.area and held.problem = it.id) counted
                order by it.at desc, it.id desc
                """)
                .param("area", duty.area().id())
                .param("words", words)
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query((row, n) -> overview(row, n, 0))
                .list());
    }

    CommonId make(Duty duty, String title) {
        return db.sql("""
                insert into casework.common_problem (area, title, state, made_at) values (:area, :title, 'OPEN', :now)
                returning id
                """)
                .param("area", duty.area().id())
                .param("title", title)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new CommonId(row.getLong("id")))
                .single();
    }

    /** @param version the one that was shown to whoever decided; the state it comes from is part of the lock */
    void save(CommonProblem it, int version, boolean fromSolved) {
        var head = it.head();
        var plan = head.plan();
        var solved = it instanceof Solved done ? done : null;
        Refused.unlessChanged(db.sql("""
                update casework.common_problem
                set title = :title, cause = :cause, plan = :plan, plan_due = :due::date, state = :state,
                    solved_words = :words, solved_at = :solvedAt::timestamptz, version = version + 1
                where area = :area and id = :id and version = :version and state = :from
                """)
                .param("title", head.title())
                .param("cause", head.cause())
                .param("plan", plan == null ? null : plan.words())
                .param("due", plan == null ? null : plan.due())
                .param("state", solved == null ? "OPEN" : "SOLVED")
                .param("words", solved == null ? null : solved.words())
                .param("solvedAt", solved == null ? null : solved.at().atOffset(UTC))
                .param("area", head.area())
                .param("id", head.id().value())
                .param("version", version)
                .param("from", fromSolved ? "SOLVED" : "OPEN")
                .update());
    }

    void add(long area, CommonId id, Duty by, Step step) {
        db.sql("""
                insert into casework.common_step (area, problem, at, kind, mandate, words, due, cases)
                values (:area, :id, :now, :kind, :by, :words, :due::date, :cases)
                """)
                .param("area", area)
                .param("id", id.value())
                .param("now", OffsetDateTime.now(clock))
                .param("kind", step.kind().name())
                .param("by", by.mandate().id())
                .param("words", step.words())
                .param("due", step.due())
                .param("cases", step.cases().toArray(Long[]::new))
                .update();
    }

    /** The newest first. Titles only of what the reader may see now. */
    Slice<Step.Row> steps(Duty duty, Head head, Cursor after) {
        return Slice.of(
                db.sql("""
                        select step.id, step.at, step.kind, step.mandate, step.words, step.due,
                               cardinality(step.cases) as cases, named.titles
                        from (
                            select * from casework.common_step
                            where area = :area and problem = :problem and id < :id
                            order by id desc
                            limit 21) step
                        cross join lateral (
                            select array_agg(file.title order by file.id) as titles
                            from casework.case_file file
                            where file.id = any(trim_array(step.cases, greatest(cardinality(step.cases) - 3, 0)))
                              and casework.common_seen(
                                  file.community, file.id, file.visibility, :reach, :place, :me, :unit, :now)) named
                        order by step.id desc
                        """)
                        .param("area", head.area())
                        .param("problem", head.id().value())
                        .param("id", after.id())
                        .param("now", OffsetDateTime.now(clock))
                        .params(Scope.of(duty).params())
                        .query((row, _) -> new Step.Row(
                                row.getLong("id"),
                                instant(row, "at"),
                                Step.Kind.valueOf(row.getString("kind")),
                                row.getLong("mandate"),
                                row.getString("words"),
                                row.getObject("due", LocalDate.class),
                                row.getInt("cases"),
                                List.of(texts(row.getArray("titles")))))
                        .list(),
                it -> new Cursor(it.at(), it.id()));
    }

    private static Slice<Overview> slice(List<Overview> rows) {
        return Slice.of(rows, it -> new Cursor(it.at(), it.head().id().value()));
    }

    static Overview overview(ResultSet row, int number, int seen) throws SQLException {
        return new Overview(
                problem(row, number),
                row.getString("lead"),
                row.getInt("cases"),
                row.getInt("communities"),
                row.getInt("open"),
                seen);
    }

    private static CommonProblem problem(ResultSet row, int number) throws SQLException {
        var head = new Head(
                row.getLong("area"),
                new CommonId(row.getLong("id")),
                row.getInt("version"),
                row.getString("title"),
                row.getString("cause"),
                plan(row),
                instant(row, "made_at"));
        var solvedAt = maybe(row, "solved_at");
        return solvedAt == null ? new Open(head) : new Solved(head, row.getString("solved_words"), solvedAt);
    }

    static @Nullable Plan plan(ResultSet row) throws SQLException {
        var words = row.getString("plan");
        return words == null ? null : new Plan(words, row.getObject("plan_due", LocalDate.class));
    }
}
