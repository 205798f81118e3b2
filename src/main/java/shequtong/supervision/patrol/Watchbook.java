package shequtong.supervision.patrol;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;
import shequtong.organization.Observed;

/**
 * Keeps the book of what observers opened, and ticks their sheet with it: in one statement, before the page leaves. A
 * list ticks the community and no matter in it; a round without a list that was opened is not done (R54). Who lives or
 * works there and patrols it too is in the book only with what their round asks of them: otherwise they are at home.
 */
@Repository
public class Watchbook {

    /** How a list stands in the book: as the community it was a list of. */
    public static final String PLACE = "organization.area";

    /** How long it is remembered. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final JdbcClient db;

    Watchbook(JdbcClient db) {
        this.db = db;
    }

    /** A round counts when two hours have gone since the one before it, and not before (R53). */
    @EventListener
    @Transactional
    public void on(Observed it) {
        var subject = it.subject();
        var list = subject == null;
        db.sql("""
                with mine as (
                    select round.id, round.lines, round.opened, round.listed
                    from supervision.round
                    where round.person = :person and round.state = 'OPEN' and round.opens_at <= :now
                      and round.closes_at > :now
                      and not exists (
                          select from supervision.round before
                          where before.mandate = round.mandate and before.day = round.day
                            and before.number < round.number and before.last_at > :apart)
                      and exists (
                          select from supervision.line where line.round = round.id and line.community = :community)
                    for update),
                noted as (
                    insert into supervision.opened (person, kind, id, at, community)
                    select :person, :kind, :id, :now, :community
                    where not :athome or exists (select from mine)
                    on conflict do nothing),
                ticked as (
                    update supervision.line set opened_at = :now
                    from mine
                    where line.round = mine.id and line.community = :community and line.opened_at is null
                      and (line.why = 'COVER' or line.kind = :kind and line.subject = :id)
                    returning line.round),
                moved as (
                    select mine.id, mine.opened + count(ticked.round) as opened, mine.listed or :list as listed, mine.lines
                    from mine
                    left join ticked on ticked.round = mine.id
                    group by mine.id, mine.opened, mine.listed, mine.lines
                    having count(ticked.round) > 0 or :list and not mine.listed)
                update supervision.round
                set opened = moved.opened, listed = moved.listed,
                    started_at = coalesce(round.started_at, :now), last_at = :now,
                    state = case when moved.opened = moved.lines and moved.listed then 'DONE' else 'OPEN' end,
                    ended_at = case when moved.opened = moved.lines and moved.listed then :now::timestamptz end
                from moved
                where round.id = moved.id
                """)
                .param("person", it.person().value())
                .param("kind", subject == null ? PLACE : subject.kind())
                .param("id", subject == null ? it.community() : subject.id())
                .param("community", it.community())
                .param("list", list)
                .param("athome", it.athome())
                .param("now", it.at().atOffset(UTC))
                .param("apart", it.at().minus(Turn.APART).atOffset(UTC))
                .update();
    }

    /** Whether this person had it open since then: what was never opened, nobody has found anything in. */
    public boolean opened(PersonId person, Subject subject, Instant since) {
        return db.sql("""
                select exists (
                    select from supervision.opened
                    where person = :person and kind = :kind and id = :id and at >= :since)
                """)
                .param("person", person.value())
                .param("kind", subject.kind())
                .param("id", subject.id())
                .param("since", since.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void forget(Instant now) {
        db.sql("""
                delete from supervision.opened where at < :before
                """).param("before", now.minus(KEPT).atOffset(UTC)).update();
    }
}
