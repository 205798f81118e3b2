package shequtong.casework.signals;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Filed;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

@Repository
class Signals {

    /** So many of one kind in one 小区 … */
    static final int MANY = 3;

    /** … within so long. */
    static final Duration WINDOW = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    Signals(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Two that are raised at one moment in one 小区 count each other: the second waits here for the first. */
    void hold(Filed it) {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('casework.signal ' || estate || ' ' || category, 0))
                from casework.case_file
                where community = :community and id = :case
                """)
                .param("community", it.community())
                .param("case", it.id().value())
                .query((_, _) -> true)
                .list();
    }

    /** It belongs to the wave that is still being looked at, if there is one. */
    boolean joined(Filed it) {
        return db.sql("""
                        insert into casework.signal_case (community, case_id, signal)
                        select file.community, file.id, signal.id
                        from casework.case_file file
                        join casework.signal on signal.community = file.community and signal.estate = file.estate
                             and signal.category = file.category and signal.state in ('OPEN', 'TAKEN')
                        where file.community = :community and file.id = :case
                        on conflict do nothing
                        """)
                        .param("community", it.community())
                        .param("case", it.id().value())
                        .update()
                > 0;
    }

    /** A new wave, when enough have come that belong to none before. What was merged into another is no other matter. */
    Optional<SignalId> raised(Filed it) {
        var now = clock.instant();
        return db.sql("""
                with alike as (
                    select other.id
                    from casework.case_file file
                    join casework.case_file other on other.community = file.community and other.estate = file.estate
                         and other.category = file.category and other.reported_at > :since
                    where file.community = :community and file.id = :case and other.aside is distinct from 'MERGED'
                      and not exists (
                          select from casework.signal_case
                          where signal_case.community = other.community and signal_case.case_id = other.id)),
                raised as (
                    insert into casework.signal (community, street, estate, category, raised_at, state)
                    select file.community, own.parent, file.estate, file.category, :now, 'OPEN'
                    from casework.case_file file
                    join organization.area_view own on own.id = file.community
                    where file.community = :community and file.id = :case and (select count(*) from alike) >= :many
                    on conflict do nothing
                    returning community, id),
                kept as (
                    insert into casework.signal_case (community, case_id, signal)
                    select raised.community, alike.id, raised.id from raised cross join alike)
                select id from raised
                """)
                .param("since", now.minus(WINDOW).atOffset(UTC))
                .param("community", it.community())
                .param("case", it.id().value())
                .param("now", now.atOffset(UTC))
                .param("many", MANY)
                .query((row, _) -> new SignalId(row.getLong("id")))
                .optional();
    }

    Slice<Signal> list(Duty duty, boolean done, Cursor after) {
        var rows = duty.does(Work.COMMUNITY) ? here(duty, done, after) : below(duty, done, after);
        return Slice.of(rows, it -> new Cursor(it.raisedAt(), it.id().value()));
    }

    private List<Signal> here(Duty duty, boolean done, Cursor after) {
        return db.sql("""
                select it.*, own.label as area, estate.label as place, category.major || ' / ' || category.minor as about,
                       (select array_agg(case_id order by case_id desc) from casework.signal_case
                        where community = it.community and signal = it.id) as cases,
                       (select min(held.problem)
                        from casework.signal_case
                        join casework.common_case held on held.community = signal_case.community
                             and held.case_id = signal_case.case_id
                        where signal_case.community = it.community and signal_case.signal = it.id
                          and held.area = :area) as common,
                       (select array_agg(file.title order by file.id desc)
                        from casework.signal_case
                        join casework.case_file file on file.community = signal_case.community
                             and file.id = signal_case.case_id
                        where signal_case.community = it.community and signal_case.signal = it.id) as titles
                from (
                    select * from casework.signal
                    where community = :area and done = :done and (raised_at, id) < (:at, :id)
                    order by raised_at desc, id desc
                    limit 21) it
                join casework.category on category.code = it.category
                join organization.area_view own on own.id = it.community
                join organization.area_view estate on estate.id = it.estate
                order by it.raised_at desc, it.id desc
                """)
                .param("area", duty.area().id())
                .param("done", done)
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Signals::row)
                .list();
    }

    private List<Signal> below(Duty duty, boolean done, Cursor after) {
        return db.sql("""
                select it.*, own.label as area, estate.label as place, category.major || ' / ' || category.minor as about,
                       (select array_agg(case_id order by case_id desc) from casework.signal_case
                        where community = it.community and signal = it.id) as cases,
                       (select min(held.problem)
                        from casework.signal_case
                        join casework.common_case held on held.community = signal_case.community
                             and held.case_id = signal_case.case_id
                        where signal_case.community = it.community and signal_case.signal = it.id
                          and held.area = :area) as common,
                       null::text[] as titles
                from (
                    select * from casework.signal
                    where street = :area and done = :done and (raised_at, id) < (:at, :id)
                    order by raised_at desc, id desc
                    limit 21) it
                join casework.category on category.code = it.category
                join organization.area_view own on own.id = it.community
                join organization.area_view estate on estate.id = it.estate
                order by it.raised_at desc, it.id desc
                """)
                .param("area", duty.area().id())
                .param("done", done)
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Signals::row)
                .list();
    }

    /** Those among them that this desk may see: a community its own, a 街镇 those of its communities. */
    List<Signal> seen(Duty duty, Collection<Long> ids) {
        return db.sql("""
                select it.*, own.label as area, estate.label as place, category.major || ' / ' || category.minor as about,
                       null::bigint[] as cases, null::bigint as common, null::text[] as titles
                from casework.signal it
                join casework.category on category.code = it.category
                join organization.area_view own on own.id = it.community
                join organization.area_view estate on estate.id = it.estate
                where it.id = any(:ids) and case when :own then it.community = :area else it.street = :area end
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("own", duty.does(Work.COMMUNITY))
                .param("area", duty.area().id())
                .query(Signals::row)
                .list();
    }

    /** From the state that the decider saw. */
    void decide(Duty duty, Signal it, Signal.State next, String words) {
        Refused.unlessChanged(db.sql("""
                update casework.signal set state = :next, words = :words, decided_by = :by, decided_at = :now
                where community = :community and id = :id and state = :state
                """)
                .param("next", next.name())
                .param("words", words)
                .param("by", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("community", it.community())
                .param("id", it.id().value())
                .param("state", it.state().name())
                .update());
    }

    private static Signal row(ResultSet row, int number) throws SQLException {
        var cases = row.getArray("cases");
        var titles = row.getArray("titles");
        return new Signal(
                new SignalId(row.getLong("id")),
                row.getLong("community"),
                row.getString("area"),
                row.getString("place"),
                row.getString("about"),
                instant(row, "raised_at"),
                Signal.State.valueOf(row.getString("state")),
                row.getString("words"),
                (Long) row.getObject("common"),
                cases == null
                        ? List.of()
                        : Arrays.stream((Long[]) cases.getArray())
                                .map(CaseId::new)
                                .toList(),
                titles == null ? List.of() : List.of((String[]) titles.getArray()));
    }
}
