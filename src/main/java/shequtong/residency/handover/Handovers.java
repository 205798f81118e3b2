package shequtong.residency.handover;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Estates that lie between two communities of which one came out of the other, and who goes with them. */
@Repository
class Handovers {

    private final JdbcClient db;
    private final Clock clock;

    Handovers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param incoming whether this desk takes it, since the other community is no more; else this desk gives it away
     * @param residents how many live there now
     * @param coded whether its code hangs; it goes along and stays good
     */
    record Waiting(
            long estate,
            String label,
            long from,
            long to,
            String other,
            boolean incoming,
            int residents,
            boolean coded) {}

    List<Waiting> at(long community) {
        return db.sql("""
                select estate.id, estate.label, old.id as old, new.id as new, new.id = :community as incoming,
                       case when new.id = :community then old.label else new.label end as other,
                       (select count(*) from residency.member
                        where member.community = old.id and member.estate = estate.id and member.until is null)
                           as residents,
                       exists (select from residency.door where door.estate = estate.id and door.revoked_at is null)
                           as coded
                from organization.area_link_view link
                join organization.area_view old on old.id = link.old
                join organization.area_view new on new.id = link.new and new.closed_at is null
                join organization.area_view estate
                    on estate.parent = old.id and estate.kind = 'ESTATE' and estate.closed_at is null
                where new.id = :community and old.closed_at is not null
                   or old.id = :community and old.closed_at is null
                order by incoming desc, old.code, estate.code, new.code
                limit 200
                """)
                .param("community", community)
                .query((row, _) -> new Waiting(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getLong("old"),
                        row.getLong("new"),
                        row.getString("other"),
                        row.getBoolean("incoming"),
                        row.getInt("residents"),
                        row.getBoolean("coded")))
                .list();
    }

    Optional<Waiting> find(long community, long estate, long to) {
        return at(community).stream()
                .filter(it -> it.estate() == estate && it.to() == to)
                .findFirst();
    }

    /** What hangs on the wall leads to the new community from now on. */
    void doors(Waiting it) {
        db.sql("""
                update residency.door set community = :to where estate = :estate and community = :from
                """)
                .param("to", it.to())
                .param("estate", it.estate())
                .param("from", it.from())
                .update();
    }

    /** The households go as they are, each with its head; what happened in them stays on record where it happened. */
    void households(Waiting it) {
        db.sql("""
                insert into residency.household (community, estate, building, room, head)
                select :to, estate, building, room, head
                from residency.household
                where community = :from and estate = :estate
                on conflict (community, estate, building, room) do nothing
                """)
                .param("to", it.to())
                .param("from", it.from())
                .param("estate", it.estate())
                .update();
    }

    /**
     * Everybody who lives there lives in the new community from now on, as who they are; what they wrote stays in the old
     * one. A nickname that is taken there gives way to surname and title.
     */
    void members(Waiting it) {
        var now = OffsetDateTime.now(clock);
        db.sql("""
                insert into residency.member
                    (community, person, estate, building, room, relation, surname, called, alias, since, standing,
                     settled, formal, form, confirmed_until)
                select :to, old.person, old.estate, old.building, old.room, old.relation, old.surname,
                       case when taken.nickname then coalesce(old.formal, old.called) else old.called end,
                       case when taken.alias then old.alias || '2' else old.alias end,
                       :now, old.standing, old.settled, old.formal,
                       case when taken.nickname then 'TITLE' else old.form end, old.confirmed_until
                from residency.member old
                cross join lateral (
                    select exists (
                               select from residency.member other
                               where other.community = :to and other.alias = old.alias) as alias,
                           old.form = 'NICKNAME' and exists (
                               select from residency.member other
                               where other.community = :to and other.called = old.called and other.form = 'NICKNAME'
                                 and other.until is null) as nickname
                ) as taken
                where old.community = :from and old.estate = :estate and old.until is null
                on conflict (community, person) do update
                set estate = excluded.estate, building = excluded.building, room = excluded.room,
                    relation = excluded.relation, since = excluded.since, until = null, ending = null,
                    ending_mandate = null, ending_words = null, confirmed_until = excluded.confirmed_until
                where member.until is not null
                """)
                .param("to", it.to())
                .param("now", now)
                .param("from", it.from())
                .param("estate", it.estate())
                .update();
        db.sql("""
                update residency.member set until = :now, ending = 'MOVED'
                where community = :from and estate = :estate and until is null
                """)
                .param("now", now)
                .param("from", it.from())
                .param("estate", it.estate())
                .update();
        db.sql("""
                update residency.member home
                set principal = true
                from residency.member old
                where home.community = :to and home.person = old.person and home.until is null
                  and old.community = :from and old.estate = :estate and old.principal and old.until = :now
                """)
                .param("to", it.to())
                .param("from", it.from())
                .param("estate", it.estate())
                .param("now", now)
                .update();
        db.sql("""
                update residency.member set principal = false
                where community = :from and estate = :estate and principal and until is not null
                """).param("from", it.from()).param("estate", it.estate()).update();
    }
}
