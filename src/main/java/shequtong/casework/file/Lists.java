package shequtong.casework.file;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.Counts;
import shequtong.casework.MyTally;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Owners;
import shequtong.organization.Position.Work;
import shequtong.organization.Section;

/** Lists of cases: a resident's own, a desk's queue, and what lies on a desk in numbers. */
@Repository
public class Lists {

    /** Where a list begins that has what is due first at its top. */
    public static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    private final JdbcClient db;
    private final Owners owners;
    private final Clock clock;

    Lists(JdbcClient db, Owners owners, Clock clock) {
        this.db = db;
        this.owners = owners;
        this.clock = clock;
    }

    public Slice<Standing> mine(Here here, Cursor after) {
        return Slice.of(
                db.sql("""
                        select *
                        from casework.standing
                        where community = :community and reporter = :me and (reported_at, id) < (:at, :id)
                        order by reported_at desc, id desc
                        limit 21
                        """)
                        .param("community", here.community().id())
                        .param("me", here.person().value())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Standings::row)
                        .list(),
                it -> new Cursor(it.reportedAt(), it.id().value()));
    }

    /** What is open, the nearest deadline first. A community has its own; a 街镇 what was handed up within it. */
    public Slice<Standing> queue(Duty duty, String tab, Cursor after) {
        return Slice.of(
                db.sql("""
                        select standing.*
                        from organization.area_view desk
                        join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                        join casework.standing on standing.community = place.id
                        where desk.id = :place and standing.state <> 'CLOSED'
                          and (standing.due, standing.id) > (:at, :id)
                          and casework.seen(
                              standing.community, standing.id, standing.reporter, standing.visibility, :reach, :place, :me, :unit)
                          and case :tab
                              when 'WAITING' then standing.first_answered_at is null
                              when 'DOING' then standing.state in ('ACCEPTED', 'HANDLING', 'REWORK')
                              when 'RATING' then standing.state = 'ANSWERED'
                              when 'LATE' then standing.late_from <= :now
                              when 'MINE' then standing.holder = :mandate
                                  or :keeps and (standing.holder is null or standing.holder_until <= :now)
                              else true
                              end
                        order by standing.due, standing.id
                        limit 21
                        """)
                        .params(Scope.of(duty).params())
                        .param("mandate", duty.mandate().id())
                        .param("keeps", keeps(duty))
                        .param("tab", tab)
                        .param("now", OffsetDateTime.now(clock))
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Standings::row)
                        .list(),
                it -> new Cursor(it.due(), it.id().value()));
    }

    /** What is done with, the last first. */
    public Slice<Standing> closed(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select standing.*
                        from organization.area_view desk
                        join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                        join casework.standing on standing.community = place.id
                        where desk.id = :place and standing.state = 'CLOSED'
                          and (standing.closed_at, standing.id) < (:at, :id)
                          and casework.seen(
                              standing.community, standing.id, standing.reporter, standing.visibility, :reach, :place, :me, :unit)
                        order by standing.closed_at desc, standing.id desc
                        limit 21
                        """)
                        .params(Scope.of(duty).params())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Standings::row)
                        .list(),
                it -> new Cursor(
                        Objects.requireNonNullElse(it.closedAt(), it.reportedAt()),
                        it.id().value()));
    }

    /** Where somebody said 不满意, open or closed, the last first (S106). */
    public Slice<Standing> unsatisfied(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select standing.*
                        from organization.area_view desk
                        join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                        join casework.standing on standing.community = place.id
                        where desk.id = :place and standing.unsatisfied_at is not null
                          and (standing.unsatisfied_at, standing.id) < (:at, :id)
                        order by standing.unsatisfied_at desc, standing.id desc
                        limit 21
                        """)
                        .param("place", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Standings::row)
                        .list(),
                it -> new Cursor(
                        Objects.requireNonNullElse(it.unsatisfiedAt(), it.reportedAt()),
                        it.id().value()));
    }

    /** By number, or by words of the title or the place; open or closed, the newest first. */
    public Slice<Standing> search(Duty duty, String words, Cursor after) {
        return Slice.of(
                db.sql("""
                        select standing.*
                        from organization.area_view desk
                        join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                        join casework.standing on standing.community = place.id
                        where desk.id = :place and (standing.reported_at, standing.id) < (:at, :id)
                          and casework.seen(
                              standing.community, standing.id, standing.reporter, standing.visibility, :reach, :place, :me, :unit)
                          and (standing.number = upper(:words) or position(lower(:words) in lower(standing.title)) > 0
                            or position(lower(:words) in lower(standing.place)) > 0)
                        order by standing.reported_at desc, standing.id desc
                        limit 21
                        """)
                        .params(Scope.of(duty).params())
                        .param("words", words)
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Standings::row)
                        .list(),
                it -> new Cursor(it.reportedAt(), it.id().value()));
    }

    /** What was raised in the same community in the same category during the last year, the newest few. */
    public List<Standing> similar(Standing to) {
        return db.sql("""
                select *
                from casework.standing
                where community = :community and category = :category and id <> :id and reported_at > :since
                order by reported_at desc, id desc
                limit 3
                """)
                .param("community", to.community())
                .param("category", to.category().code())
                .param("id", to.id().value())
                .param("since", OffsetDateTime.now(clock).minusYears(1))
                .query(Standings::row)
                .list();
    }

    public MyTally tally(Here here) {
        return db.sql("""
                select count(*) as raised,
                       count(*) filter (where result = 'SOLVED' and confirmed) as solved,
                       count(*) filter (where state = 'ANSWERED') as rating
                from casework.case_file
                where community = :community and reporter = :me
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query((row, _) -> new MyTally(row.getInt("raised"), row.getInt("solved"), row.getInt("rating")))
                .single();
    }

    /** What lies on a desk altogether. */
    public Counts counts(Duty duty) {
        return counts(duty, false);
    }

    /** What is this colleague's: handed to them, or in their section and nobody else's (S14). */
    public Counts own(Duty duty) {
        return counts(duty, true);
    }

    /** Whether what nobody holds falls to this colleague (S14). */
    public boolean keeps(Duty duty) {
        return duty.does(Work.COMMUNITY)
                && owners.keeper(duty.area().id(), Section.STORIES)
                        .filter(it -> it.mandate() == duty.mandate().id())
                        .isPresent();
    }

    private Counts counts(Duty duty, boolean own) {
        return db.sql("""
                select count(*) filter (where file.state <> 'CLOSED') as open,
                       count(*) filter (where file.state <> 'CLOSED' and file.first_answered_at is null) as waiting,
                       count(*) filter (where file.state in ('ACCEPTED', 'HANDLING', 'REWORK')) as doing,
                       count(*) filter (where file.state = 'ANSWERED') as rating,
                       count(*) filter (where file.late_from <= :now) as late,
                       count(*) filter (where file.state <> 'CLOSED' and file.mine) as mine,
                       count(*) filter (where file.unsatisfied_at is not null) as unsatisfied,
                       min(file.first_due) filter (
                           where file.state <> 'CLOSED' and file.first_answered_at is null) as nearest
                from organization.area_view desk
                join organization.area_view place on place.path <@ desk.path and place.kind = 'COMMUNITY'
                cross join lateral (
                    select it.*, casework.late_from(it) as late_from,
                           it.holder = :mandate
                           or :keeps and (it.holder is null or exists (
                               select from organization.mandate_view keeper
                               where keeper.id = it.holder and keeper.until <= :now)) as mine
                    from casework.case_file it
                    where it.community = place.id
                ) as file
                where desk.id = :place and (file.state <> 'CLOSED' or file.unsatisfied_at is not null)
                  and (not :own or file.mine)
                  and casework.seen(
                      file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                """)
                .params(Scope.of(duty).params())
                .param("mandate", duty.mandate().id())
                .param("keeps", keeps(duty))
                .param("own", own)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Counts(
                        row.getInt("open"),
                        row.getInt("waiting"),
                        row.getInt("doing"),
                        row.getInt("rating"),
                        row.getInt("late"),
                        row.getInt("mine"),
                        row.getInt("unsatisfied"),
                        Standings.maybe(row, "nearest")))
                .single();
    }

    public int tasks(Duty duty) {
        return db.sql("""
                select count(*) from casework.dispatch where body = :body and state = 'OPEN'
                """)
                .param("body", duty.mandate().body().id())
                .query(Integer.class)
                .single();
    }
}
