package shequtong.residency.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.residency.facts.Relation;

/** Who is on the roll of a dwelling, who was, and who of them is here. Names are opened elsewhere, for whom they are shown. */
@Repository
class Entries {

    private final JdbcClient db;

    Entries(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param card whether the roll knows the number, which nobody is shown
     * @param online whether the one with this card is a resident of this dwelling now
     */
    record Entry(
            long id,
            Relation relation,
            boolean head,
            boolean card,
            boolean phone,
            @Nullable LocalDate movedIn,
            boolean online,
            Instant since,
            @Nullable Instant until) {}

    /** Somebody who lives in the dwelling by what the committee has confirmed. */
    record Neighbour(PersonId person, Relation relation, Instant since) {}

    /** The head first, then as they were written down. */
    List<Entry> of(long community, long dwelling) {
        return db.sql("""
                select entry.id, entry.relation, entry.head, entry.id_index is not null as card,
                       entry.phone_index is not null as phone, entry.moved_in, entry.since, entry.until,
                       exists (
                           select from residency.identity known
                           join residency.member using (person)
                           where known.id_index = entry.id_index and member.community = entry.community
                             and member.until is null and member.estate = dwelling.estate
                             and member.building = dwelling.building and member.room = dwelling.room) as online
                from residency.roll_entry entry
                join residency.dwelling on dwelling.community = entry.community and dwelling.id = entry.dwelling
                where entry.community = :community and entry.dwelling = :dwelling and entry.until is null
                order by entry.head desc, entry.id
                limit 100
                """)
                .param("community", community)
                .param("dwelling", dwelling)
                .query(Entries::entry)
                .list();
    }

    /** What was written before, the latest first. */
    List<Entry> past(long community, long dwelling) {
        return db.sql("""
                select id, relation, head, id_index is not null as card, phone_index is not null as phone, moved_in, since,
                       until, false as online
                from residency.roll_entry
                where community = :community and dwelling = :dwelling and until is not null
                order by until desc, id desc
                limit 20
                """)
                .param("community", community)
                .param("dwelling", dwelling)
                .query(Entries::entry)
                .list();
    }

    List<Neighbour> online(long community, long dwelling) {
        return db.sql("""
                select member.person, member.relation, member.since
                from residency.dwelling
                join residency.member
                  on member.community = dwelling.community and member.estate = dwelling.estate
                 and member.building = dwelling.building and member.room = dwelling.room and member.until is null
                where dwelling.community = :community and dwelling.id = :dwelling
                order by member.since, member.person
                limit 100
                """)
                .param("community", community)
                .param("dwelling", dwelling)
                .query((row, _) -> new Neighbour(
                        new PersonId(row.getLong("person")),
                        Relation.valueOf(row.getString("relation")),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        return new Entry(
                row.getLong("id"),
                Relation.valueOf(row.getString("relation")),
                row.getBoolean("head"),
                row.getBoolean("card"),
                row.getBoolean("phone"),
                row.getObject("moved_in", LocalDate.class),
                row.getBoolean("online"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
