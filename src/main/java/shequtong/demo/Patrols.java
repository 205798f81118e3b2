package shequtong.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.supervision.patrol.Sheets;
import shequtong.supervision.patrol.Turn;
import shequtong.web.Moments;

/**
 * A street leader's patrols of yesterday and of today so far, all but the last of a day walked to the end; an order that
 * waits for its answer and one that was answered, a remark, and what residents were dissatisfied with.
 */
@Repository
class Patrols {

    private final JdbcClient db;
    private final Sheets sheets;

    Patrols(JdbcClient db, Sheets sheets) {
        this.db = db;
        this.sheets = sheets;
    }

    private record Leader(long mandate, long person, long street) {}

    private record Matter(long id, long community) {}

    void walk(Instant now) {
        leads();
        leader().ifPresent(it -> walk(it, now));
    }

    private void walk(Leader leader, Instant now) {
        var today = LocalDate.ofInstant(now, Moments.SHANGHAI);
        for (var day : new LocalDate[] {today.minusDays(1), today})
            for (var turn : Turn.values())
                if (turn.opens(day).plus(Duration.ofMinutes(40)).isBefore(now))
                    sheets.make(leader.mandate(), day, turn)
                            .ifPresent(made -> walked(
                                    made.id(),
                                    day.equals(today) && turn.closes(day).isAfter(now) || turn == Turn.EVENING
                                            ? 3
                                            : Integer.MAX_VALUE));
        miss(now);
        noted(leader, now);
    }

    /** The first so many lines were opened, two minutes one after the other. */
    private void walked(long round, int lines) {
        db.sql("""
                update supervision.line set opened_at = round.opens_at + line.number * interval '1 minute'
                from supervision.round
                where round.id = line.round and line.round = :round and line.number <= :lines
                """).param("round", round).param("lines", lines).update();
        db.sql("""
                insert into supervision.opened (person, kind, id, at, community)
                select round.person, coalesce(line.kind, 'organization.area'), coalesce(line.subject, line.community),
                       line.opened_at, line.community
                from supervision.line
                join supervision.round on round.id = line.round
                where line.round = :round and line.opened_at is not null
                on conflict do nothing
                """).param("round", round).update();
        db.sql("""
                update supervision.round
                set opened = seen.opened, listed = true, started_at = seen.first, last_at = seen.last,
                    state = case when seen.opened = lines then 'DONE' else 'OPEN' end,
                    ended_at = case when seen.opened = lines then seen.last end
                from (
                    select count(*) as opened, min(opened_at) as first, max(opened_at) as last
                    from supervision.line where round = :round and opened_at is not null) seen
                where id = :round
                """).param("round", round).update();
    }

    private void miss(Instant now) {
        db.sql("""
                update supervision.round set state = 'MISSED', ended_at = closes_at
                where state = 'OPEN' and closes_at <= :now
                """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private Optional<Leader> leader() {
        return db.sql("""
                select mandate.id as mandate, mandate.person, mandate.area as street
                from organization.mandate
                join organization.area on area.id = mandate.area and area.short = 'wusong'
                where mandate.position = 'STREET_LEADER' and mandate.until is null
                order by mandate.id
                limit 1
                """).query(Leader.class).optional();
    }

    private void noted(Leader leader, Instant now) {
        var matters =
                db.sql("""
                select file.id, file.community
                from casework.case_file file
                join organization.area on area.id = file.community
                where area.parent = :street and file.visibility <> 'COMMITTEE' and file.state <> 'CLOSED'
                order by file.due, file.id
                limit 3
                """).param("street", leader.street()).query(Matter.class).list();
        if (matters.size() < 3) return;
        demand(leader, matters.get(0), "请今天回复居民，说清楚什么时候办好", now.minus(Duration.ofHours(5)), null);
        demand(leader, matters.get(1), "居民问了两次没有人答，请书记过问", now.minus(Duration.ofHours(29)), "已经当面答复，约好周五前修好");
        remark(leader, matters.get(2), now.minus(Duration.ofHours(3)));
    }

    private void demand(Leader leader, Matter it, String words, Instant at, @Nullable String reply) {
        var id = db.sql("""
                insert into supervision.supervision_order
                    (community, street, kind, subject, person, mandate, area, demand, issued_at, due, version, state,
                     replied_at)
                values (:community, :street, 'casework.case', :matter, :person, :mandate, :street, :words, :at, :due,
                        :version, :state, :replied::timestamptz)
                returning id
                """)
                .param("community", it.community())
                .param("street", leader.street())
                .param("matter", it.id())
                .param("person", leader.person())
                .param("mandate", leader.mandate())
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("due", at.plus(Duration.ofHours(24)).atOffset(ZoneOffset.UTC))
                .param("version", reply == null ? 1 : 2)
                .param("state", reply == null ? "ISSUED" : "REPLIED")
                .param(
                        "replied",
                        reply == null ? null : at.plus(Duration.ofHours(4)).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        step(id, 1, "ISSUED", at, leader.person(), leader.mandate(), words);
        if (reply != null) reply(id, it.community(), at.plus(Duration.ofHours(4)), reply);
        found(leader, it, words, at, id);
    }

    private void reply(long id, long community, Instant at, String words) {
        db.sql("""
                insert into supervision.order_step (id, number, at, kind, person, mandate, words)
                select :id, 2, :at, 'REPLIED', person, id, :words
                from organization.mandate where area = :community and position = 'PARTY_SECRETARY' and until is null
                """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("words", words)
                .param("community", community)
                .update();
    }

    private void step(long id, int number, String kind, Instant at, long person, long mandate, String words) {
        db.sql("""
                insert into supervision.order_step (id, number, at, kind, person, mandate, words)
                values (:id, :number, :at, :kind, :person, :mandate, :words)
                """)
                .param("id", id)
                .param("number", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("person", person)
                .param("mandate", mandate)
                .param("words", words)
                .update();
    }

    private void found(Leader leader, Matter it, String words, Instant at, long order) {
        db.sql("""
                insert into supervision.finding
                    (community, street, kind, subject, person, mandate, area, fault, words, at, state, issued)
                values (:community, :street, 'casework.case', :matter, :person, :mandate, :street, 'UNANSWERED', :words, :at,
                        'ORDERED', :order)
                """)
                .param("community", it.community())
                .param("street", leader.street())
                .param("matter", it.id())
                .param("person", leader.person())
                .param("mandate", leader.mandate())
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("order", order)
                .update();
    }

    private void remark(Leader leader, Matter it, Instant at) {
        db.sql("""
                insert into supervision.finding
                    (community, street, kind, subject, person, mandate, area, fault, words, at, state, due)
                values (:community, :street, 'casework.case', :matter, :person, :mandate, :street, 'EVADING',
                        '居民问的是什么时候修，回复里没有写时间', :at, 'REMARKED', :due)
                """)
                .param("community", it.community())
                .param("street", leader.street())
                .param("matter", it.id())
                .param("person", leader.person())
                .param("mandate", leader.mandate())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("due", at.plus(Duration.ofHours(24)).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** As the verdicts of the stories left them. */
    private void leads() {
        db.sql("""
                insert into supervision.lead (community, subject, street, at)
                select file.community, file.id, area.parent, file.unsatisfied_at
                from casework.case_file file
                join organization.area on area.id = file.community
                where file.unsatisfied_at is not null
                """).update();
    }
}
