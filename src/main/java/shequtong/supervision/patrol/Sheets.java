package shequtong.supervision.patrol;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;

/**
 * Makes the sheet of a round (B2): what has to be seen, a stretch of the patch so that every community comes round, and
 * two matters drawn by lot. The lot is the same for a patroller, a day and a round however often it is drawn.
 */
@NamedInterface("patrol")
@Repository
public class Sheets {

    private final JdbcClient db;

    Sheets(JdbcClient db) {
        this.db = db;
    }

    /** A round that was made just now. */
    public record Made(long id, PersonId person, long area) {}

    /** Those with a patch who have no sheet for this round yet, some of them. */
    List<Long> without(LocalDate day, Turn turn, Instant now, long after) {
        return db.sql("""
                select mandate.id
                from organization.mandate_view mandate
                where mandate.id > :after and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                  and mandate.position in (
                      'STREET_LEADER', 'STREET_STAFF', 'GRID_OFFICER', 'SQUAD_OFFICER', 'DEPARTMENT_STAFF',
                      'DISTRICT_STAFF')
                  and exists (
                      select from organization.charge_view charge
                      join organization.area_view unit on unit.id = charge.area
                      join organization.area_view place on place.path <@ unit.path and place.kind = 'COMMUNITY'
                           and place.closed_at is null
                      where charge.mandate = mandate.id and charge.mechanism = 'CONTACT' and charge.until is null
                        and supervision.looks(mandate.person, place.path, :opens, :closes))
                  and not exists (
                      select from supervision.round
                      where round.mandate = mandate.id and round.day = :day and round.number = :number)
                order by mandate.id
                limit 50
                """)
                .param("after", after)
                .param("now", now.atOffset(UTC))
                .param("day", day)
                .param("number", turn.number())
                .param("opens", turn.opens(day).atOffset(UTC))
                .param("closes", turn.closes(day).atOffset(UTC))
                .query(Long.class)
                .list();
    }

    /** Once for a patroller, a day and a round, whoever asks for it and however often. */
    @Transactional
    public Optional<Made> make(long mandate, LocalDate day, Turn turn) {
        var made = open(mandate, day, turn);
        made.ifPresent(it -> {
            if (fill(it.id(), mandate, day, turn) == 0) drop(it.id());
        });
        return made;
    }

    private Optional<Made> open(long mandate, LocalDate day, Turn turn) {
        return db.sql("""
                insert into supervision.round (mandate, person, area, above, day, number, opens_at, closes_at)
                select mandate.id, mandate.person, mandate.area, coalesce(desk.parent, desk.id), :day, :number, :opens,
                       :closes
                from organization.mandate_view mandate
                join organization.area_view desk on desk.id = mandate.area
                where mandate.id = :mandate
                on conflict (mandate, day, number) do nothing
                returning id, person, area
                """)
                .param("mandate", mandate)
                .param("day", day)
                .param("number", turn.number())
                .param("opens", turn.opens(day).atOffset(UTC))
                .param("closes", turn.closes(day).atOffset(UTC))
                .query((row, _) ->
                        new Made(row.getLong("id"), new PersonId(row.getLong("person")), row.getLong("area")))
                .optional();
    }

    /** Nothing in the patch that may be opened: a round of nothing is none. */
    private void drop(long round) {
        db.sql("""
                delete from supervision.round where id = :round
                """).param("round", round).update();
    }

    /** What only the committee sees is on no sheet, nor what its patroller has no right to: they could not open it. */
    private int fill(long round, long mandate, LocalDate day, Turn turn) {
        var lines = db.sql("""
                with patch as (
                    select distinct place.id, place.path
                    from organization.mandate_view mandate
                    join organization.charge_view charge on charge.mandate = mandate.id
                    join organization.area_view unit on unit.id = charge.area
                    join organization.area_view place on place.path <@ unit.path and place.kind = 'COMMUNITY'
                    where mandate.id = :mandate and charge.mechanism = 'CONTACT' and charge.until is null
                      and place.closed_at is null and supervision.looks(mandate.person, place.path, :now, :closes)),
                numbered as (
                    select id, path, row_number() over (order by path) - 1 as at, count(*) over () as size from patch),
                stretch as (
                    select id, path
                    from numbered
                    where ((at - :turn * 12) % size + size) % size < 12),
                pressing as (
                    select patch.id as community, matter.id, matter.why, matter.due
                    from patch
                    cross join lateral (
                        select file.id,
                               case when file.due <= :now then 'OVERDUE'
                                    when file.state = 'REWORK' then 'REOPENED'
                                    else 'UNANSWERED' end as why,
                               file.due
                        from casework.case_view file
                        where file.community = patch.id and file.state not in ('CLOSED', 'ANSWERED')
                          and file.visibility <> 'COMMITTEE'
                          and (file.first_answered_at is null or file.state = 'REWORK' or file.due <= :now)
                        order by file.due, file.id
                        limit 8) matter
                    order by matter.due, matter.id
                    limit 8),
                drawn as (
                    select stretch.id as community, matter.id, matter.lot
                    from stretch
                    cross join lateral (
                        select file.id, md5(:seed || file.id) as lot
                        from casework.case_view file
                        where file.community = stretch.id and file.reported_at > :since
                          and file.visibility <> 'COMMITTEE'
                          and file.id not in (select id from pressing)
                        order by lot
                        limit 2) matter
                    order by matter.lot
                    limit 2),
                sheet as (
                    select 1 as part, row_number() over (order by due, id) as rank, community, why,
                           :matter as kind, id as subject
                    from pressing
                    union all
                    select 2, row_number() over (order by path), id, 'COVER', null, null from stretch
                    union all
                    select 3, row_number() over (order by lot), community, 'SAMPLE', :matter, id from drawn)
                insert into supervision.line (round, number, community, why, kind, subject)
                select :round, row_number() over (order by part, rank), community, why, kind, subject from sheet
                """)
                .param("matter", CaseId.KIND)
                .param("round", round)
                .param("mandate", mandate)
                .param("turn", day.toEpochDay() * Turn.values().length + turn.ordinal())
                .param("seed", mandate + "/" + day + "/" + turn.number() + "/")
                .param("since", turn.opens(day).minus(Duration.ofDays(30)).atOffset(UTC))
                .param("now", turn.opens(day).atOffset(UTC))
                .param("closes", turn.closes(day).atOffset(UTC))
                .update();
        count(round);
        return lines;
    }

    private void count(long round) {
        db.sql("""
                update supervision.round set lines = (select count(*) from supervision.line where line.round = :round)
                where id = :round
                """).param("round", round).update();
    }
}
