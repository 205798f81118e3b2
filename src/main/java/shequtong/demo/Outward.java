package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What went on in the grid, and what came so often that somebody was told. */
@Repository
class Outward {

    private static final Duration WINDOW = Duration.ofDays(30);

    private final JdbcClient db;

    Outward(JdbcClient db) {
        this.db = db;
    }

    /** The centre goes on answering for it under the dispatch that it has. */
    void referred(Course course, Instant at, long person, long mandate, String code, String purpose) {
        var body = db.sql("""
                with sent as (
                    update casework.dispatch set tier = 'GRID'
                    where community = :community and case_id = :case and state = 'OPEN'
                    returning id, body),
                kept as (
                    insert into casework.referral (
                        community, case_id, dispatch, made, class, class_name, purpose, peer, sent_by, sent_at, number, state)
                    select :community, :case, sent.id, false, it.code, it.name, :purpose, 'PLATFORM', :mandate, :at,
                           'WG-' || :case::text, 'OPEN'
                    from sent, casework.grid_class it
                    where it.district = 0 and it.code = :code
                    returning id),
                told as (
                    insert into grid.delivery (
                        referral, peer, case_id, street, district, state, attempts, next_at, made_at, tried_at, delivered_at)
                    select kept.id, 'PLATFORM', :case, street.id, street.parent, 'DELIVERED', 1, :at, :at, :at, :at
                    from kept, organization.area own
                    join organization.area street on street.id = own.parent
                    where own.id = :community)
                select body from sent
                """)
                .param("community", course.community)
                .param("case", course.id)
                .param("purpose", purpose)
                .param("mandate", mandate)
                .param("at", at.atOffset(UTC))
                .param("code", code)
                .query(Long.class)
                .single();
        course.tier = "GRID";
        course.step(at, "TO_GRID", person, mandate, true, "9+X类别：" + label(code), List.of(body), null);
    }

    private String label(String code) {
        return db.sql("""
                select code || ' ' || name from casework.grid_class where district = 0 and code = :code
                """).param("code", code).query(String.class).single();
    }

    void heard(Course course, Instant at, String stage, String words) {
        db.sql("""
                insert into casework.referral_stage (referral, sequence, stage, at, words, heard_at)
                select it.id, (select count(*) + 1 from casework.referral_stage other where other.referral = it.id), :stage, :at,
                       :words, :at
                from casework.referral it
                where it.case_id = :case
                """)
                .param("stage", stage)
                .param("at", at.atOffset(UTC))
                .param("words", words)
                .param("case", course.id)
                .update();
    }

    /** Three and more of one kind in one 小区, as the rows have it. */
    void signal(Instant now) {
        db.sql("""
                with many as (
                    select community, estate, category, max(reported_at) as at, array_agg(id) as ids
                    from casework.case_file
                    where reported_at > :since
                    group by community, estate, category
                    having count(*) >= 3),
                raised as (
                    insert into casework.signal (community, street, estate, category, raised_at, state)
                    select many.community, own.parent, many.estate, many.category, many.at, 'OPEN'
                    from many
                    join organization.area own on own.id = many.community
                    returning community, id, estate, category)
                insert into casework.signal_case (community, case_id, signal)
                select raised.community, unnest(many.ids), raised.id
                from raised
                join many on many.community = raised.community and many.estate = raised.estate
                     and many.category = raised.category
                """).param("since", now.minus(WINDOW).atOffset(UTC)).update();
    }
}
