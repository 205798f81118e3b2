package shequtong.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;
import shequtong.residency.Applicants;
import shequtong.residency.Enrolled;

/** The household roll of 吴淞新城 in roll.txt, beside which those who wait there are seen to agree, or not. */
@Repository
class HouseholdBooks {

    private static final String COMMUNITY = "wsxc";
    private static final Map<String, String> RELATIONS =
            Map.of("业主", "OWNER", "家属", "FAMILY", "租客", "TENANT", "其他", "OTHER");

    private final JdbcClient db;
    private final Sealed sealed;

    HouseholdBooks(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /** @param people everybody by name, whose card the roll has too */
    void open(Map<String, Long> people, Instant now) {
        var community = db.sql("""
                select id from organization.area where short = :short
                """).param("short", COMMUNITY).query(Long.class).single();
        var secretary = db.sql("""
                select min(id) from organization.mandate where area = :area and position = 'PARTY_SECRETARY'
                """).param("area", community).query(Long.class).single();
        var line = 0;
        for (var it : Lines.of("roll.txt"))
            enter(community, secretary, it.split(" "), people, ++line, now.minusSeconds(86_400L * 30));
        compare();
    }

    private void enter(long community, long secretary, String[] it, Map<String, Long> people, int line, Instant since) {
        var dwelling = dwelling(community, it, since);
        var doubtful = it[5].endsWith("?");
        var name = it[5].replace("?", "");
        var person = Optional.ofNullable(people.get(name)).filter(_ -> !doubtful);
        var card = Inhabitants.card(it[6], it[7], person.orElse(100_400L + line));
        var index = likeness(community, name);
        db.sql("""
                insert into residency.roll_entry
                    (community, dwelling, full_name, name_index, id_index, relation, head, mandate, since)
                values (:community, :dwelling, :name, :index, :card, :relation, :head, :mandate, :since)
                """)
                .param("community", community)
                .param("dwelling", dwelling)
                .param("name", sealed.seal(name, Enrolled.place(community, index)))
                .param("index", index)
                .param("card", sealed.index("residency.identity.id_number", card))
                .param("relation", RELATIONS.get(it[3]))
                .param("head", it[4].equals("是"))
                .param("mandate", secretary)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    private long dwelling(long community, String[] it, Instant since) {
        return db.sql("""
                insert into residency.dwelling (community, estate, building, room, area, use, note, since)
                select :community, id, :building, :room, :area::numeric, :use, '', :since
                from organization.area where parent = :community and label = :estate
                on conflict (community, estate, building, room) where until is null
                do update set note = excluded.note
                returning id
                """)
                .param("community", community)
                .param("building", it[1])
                .param("room", it[2])
                .param("area", it[8].equals("-") ? null : new BigDecimal(it[8]))
                .param("use", Map.of("出租", "RENTED", "空置", "EMPTY").getOrDefault(it[9], "HOME"))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("estate", it[0])
                .query(Long.class)
                .single();
    }

    private byte[] likeness(long community, String name) {
        return sealed.index("residency.name", community + "\n" + name);
    }

    /** Those who wait were written past the gate, and have nothing yet to be compared by. */
    private void compare() {
        var waiting = db.sql("""
                select community, id, person, full_name
                from residency.registration
                where name_index is null and full_name is not null
                """)
                .query((row, _) -> new Waiting(
                        row.getLong("community"),
                        row.getLong("id"),
                        sealed.open(row.getBytes("full_name"), Applicants.place(new PersonId(row.getLong("person"))))))
                .list();
        for (var it : waiting)
            db.sql("""
                    update residency.registration set name_index = :index where community = :community and id = :id
                    """)
                    .param("index", likeness(it.community(), it.written()))
                    .param("community", it.community())
                    .param("id", it.id())
                    .update();
    }

    private record Waiting(long community, long id, String written) {}
}
