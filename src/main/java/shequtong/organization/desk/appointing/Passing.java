package shequtong.organization.desk.appointing;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Hands;
import shequtong.organization.Mandate;

/** Asks every module what lies in the hands of an official, and to pass it on. */
@Repository
class Passing {

    private final JdbcClient db;
    private final ObjectProvider<Hands> hands;

    Passing(JdbcClient db, ObjectProvider<Hands> hands) {
        this.db = db;
        this.hands = hands;
    }

    List<Hands.Held> held(Mandate mandate, Area area) {
        return hands.orderedStream()
                .flatMap(it -> it.held(mandate, area).stream())
                .toList();
    }

    /** The same, as it is kept. */
    List<Handovers.Line> lines(Mandate mandate, Area area) {
        return held(mandate, area).stream()
                .map(it -> new Handovers.Line(it.what() + "（" + it.unit() + "）", it.count()))
                .toList();
    }

    void pass(Mandate from, Mandate to, Area area) {
        hands.orderedStream().forEach(it -> it.pass(from, to, area));
    }

    record Appointed(long decidedBy, String duty) {}

    /** Who decided it, and what the one who comes is there for. */
    Appointed appointment(long id) {
        return db.sql("""
                select coalesce(decided_by, proposed_by) as decided_by, duty
                from organization.appointment
                where id = :id
                """)
                .param("id", id)
                .query((row, _) -> new Appointed(row.getLong("decided_by"), row.getString("duty")))
                .single();
    }
}
