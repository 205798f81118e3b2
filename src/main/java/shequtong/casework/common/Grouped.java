package shequtong.casework.common;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.common.CommonProblem.Head;
import shequtong.casework.file.Scope;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** Which cases lie in which common problem. */
@Repository
class Grouped {

    private final JdbcClient db;
    private final Clock clock;

    Grouped(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param held the name of the common problem it lies in; none where it is free */
    record Candidate(Standing it, @Nullable String held) {

        boolean free() {
            return held == null && !"MERGED".equals(it.aside());
        }

        /** Why it cannot come along; empty where it can. */
        String why() {
            if (held != null) return "已经在“" + held + "”里了";
            return free() ? "" : "已经并到先反映的那件，跟着那件走";
        }
    }

    /** Those of these cases that the desk may keep together, in the order they were raised. */
    List<Candidate> candidates(Duty duty, Collection<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return db.sql("""
                select it.*, problem.title as held
                from casework.standing it
                left join casework.common_case kept on kept.community = it.community and kept.case_id = it.id
                left join casework.common_problem problem on problem.area = kept.area and problem.id = kept.problem
                where it.id = any(:ids)
                  and casework.common_seen(it.community, it.id, it.visibility, :reach, :place, :me, :unit, :now)
                order by it.reported_at, it.id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("now", OffsetDateTime.now(clock))
                .params(Scope.of(duty).params())
                .query((row, n) -> new Candidate(Standings.row(row, n), row.getString("held")))
                .list();
    }

    /** Of the cases behind a signal of this desk, those that are free and may be kept. */
    List<Long> behind(Duty duty, long signal) {
        return db.sql("""
                select file.id
                from casework.signal
                join casework.signal_case behind on behind.community = signal.community and behind.signal = signal.id
                join casework.case_file file on file.community = behind.community and file.id = behind.case_id
                where signal.id = :signal and case when :own then signal.community = :place else signal.street = :place end
                  and file.aside is distinct from 'MERGED'
                  and not exists (
                      select from casework.common_case held
                      where held.community = file.community and held.case_id = file.id)
                  and casework.common_seen(file.community, file.id, file.visibility, :reach, :place, :me, :unit, :now)
                order by file.id desc
                limit 100
                """)
                .param("signal", signal)
                .param("own", duty.does(Work.COMMUNITY))
                .param("now", OffsetDateTime.now(clock))
                .params(Scope.of(duty).params())
                .query(Long.class)
                .list();
    }

    /** What a common problem made of a signal is called at first: 幸福里：楼道堆物. */
    Optional<String> called(Duty duty, long signal) {
        return db.sql("""
                select left(estate.label || '：' || category.minor, 60) as title
                from casework.signal
                join casework.category on category.code = signal.category
                join organization.area_view estate on estate.id = signal.estate
                where signal.id = :signal and case when :own then signal.community = :area else signal.street = :area end
                """)
                .param("signal", signal)
                .param("own", duty.does(Work.COMMUNITY))
                .param("area", duty.area().id())
                .query(String.class)
                .optional();
    }

    int size(long area, CommonId id) {
        return db.sql("""
                select count(*) from casework.common_case where area = :area and problem = :id
                """)
                .param("area", area)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    /** All or none: whoever put one of them elsewhere meanwhile was first. In one order, so that two wait and never lock. */
    void put(long area, CommonId id, List<Long> cases) {
        var put = db.sql("""
                insert into casework.common_case (community, case_id, area, problem, added_at)
                select community, id, :area, :problem, :now
                from casework.case_file
                where id = any(:cases)
                order by community, id
                on conflict do nothing
                """)
                .param("area", area)
                .param("problem", id.value())
                .param("now", OffsetDateTime.now(clock))
                .param("cases", cases.toArray(Long[]::new))
                .update();
        Refused.unlessChanged(put == cases.size() ? put : 0);
    }

    void takeOut(long area, CommonId id, Standing it) {
        Refused.unlessChanged(db.sql("""
                delete from casework.common_case
                where community = :community and case_id = :case and area = :area and problem = :problem
                """)
                .param("community", it.community())
                .param("case", it.id().value())
                .param("area", area)
                .param("problem", id.value())
                .update());
    }

    /** @param path the address of a community's public pages, for a case which the desk itself does not have */
    record Row(Standing it, Instant addedAt, @Nullable String path) {}

    /** What came last is first, as far as the reader may see it now. */
    Slice<Row> cases(Duty duty, Head head, Cursor after) {
        return Slice.of(
                db.sql("""
                        select it.*, found.added_at,
                               case when casework.seen(
                                   it.community, it.id, it.reporter, it.visibility, :reach, :place, :me, :unit)
                                   then null else own.short end as elsewhere
                        from (
                            select held.community, held.case_id, held.added_at
                            from casework.common_case held
                            join casework.case_file file on file.community = held.community and file.id = held.case_id
                            where held.area = :area and held.problem = :problem and (held.added_at, held.case_id) < (:at, :id)
                              and casework.common_seen(
                                  file.community, file.id, file.visibility, :reach, :place, :me, :unit, :now)
                            order by held.added_at desc, held.case_id desc
                            limit 21) found
                        join casework.standing it on it.community = found.community and it.id = found.case_id
                        join organization.area_view own on own.id = it.community
                        order by found.added_at desc, it.id desc
                        """)
                        .param("area", head.area())
                        .param("problem", head.id().value())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .param("now", OffsetDateTime.now(clock))
                        .params(Scope.of(duty).params())
                        .query((row, n) ->
                                new Row(Standings.row(row, n), instant(row, "added_at"), row.getString("elsewhere")))
                        .list(),
                it -> new Cursor(it.addedAt(), it.it().id().value()));
    }

    /** Where a case lies, at a desk that has its page: one look into an index. */
    Optional<CommonPanel.Held> of(CaseId id, long community) {
        return db.sql("""
                select problem.id, problem.area, problem.title, problem.plan, problem.plan_due, problem.solved_words,
                       lead.name as lead
                from casework.common_case held
                join casework.common_problem problem on problem.area = held.area and problem.id = held.problem
                join organization.area_view lead on lead.id = problem.area
                where held.community = :community and held.case_id = :case
                """)
                .param("community", community)
                .param("case", id.value())
                .query((row, _) -> new CommonPanel.Held(
                        new CommonId(row.getLong("id")),
                        row.getLong("area"),
                        row.getString("title"),
                        row.getString("lead"),
                        Problems.plan(row),
                        row.getString("solved_words")))
                .optional();
    }

    /** What residents read of it; the others are counted as far as any neighbour might open them where they were told. */
    Optional<CommonLine> line(CaseId id, long community) {
        return db.sql("""
                select case lead.kind when 'COMMUNITY' then '社区' else lead.label end as lead, problem.title, problem.plan,
                       problem.plan_due, problem.solved_words, problem.solved_at, others.count
                from casework.common_case held
                join casework.common_problem problem on problem.area = held.area and problem.id = held.problem
                join organization.area_view lead on lead.id = problem.area
                cross join lateral (
                    select count(*)
                    from casework.common_case other
                    join casework.case_file file on file.community = other.community and file.id = other.case_id
                    where other.area = held.area and other.problem = held.problem and other.case_id <> held.case_id
                      and file.visibility <> 'COMMITTEE' and file.aside is distinct from 'MERGED') others
                where held.community = :community and held.case_id = :case
                """)
                .param("community", community)
                .param("case", id.value())
                .query((row, _) -> new CommonLine(
                        row.getString("lead"),
                        row.getString("title"),
                        row.getInt("count"),
                        Problems.plan(row),
                        row.getString("solved_words"),
                        Standings.maybe(row, "solved_at"),
                        clock.instant()))
                .optional();
    }
}
