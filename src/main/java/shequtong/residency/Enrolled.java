package shequtong.residency;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Sealed;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.facts.Likeness;

/** Whoever is on a community's household roll, under the name in its books: for those who keep them, and for nobody else. */
@Repository
public class Enrolled {

    private final JdbcClient db;
    private final Sealed sealed;

    Enrolled(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /** By the number of their entry. */
    public Map<Long, Shown> of(Duty duty, Collection<Long> entries) {
        duty.must(Position.Work.COMMUNITY);
        var found = new HashMap<Long, Shown>();
        if (entries.isEmpty()) return found;
        db.sql("""
                select id, full_name, name_index
                from residency.roll_entry
                where community = :community and id = any(:ids)
                """)
                .param("community", duty.area().id())
                .param("ids", entries.toArray(Long[]::new))
                .query(row -> {
                    var name = sealed.open(
                            row.getBytes("full_name"), place(duty.area().id(), row.getBytes("name_index")));
                    found.put(row.getLong("id"), shown(name, row.getLong("id")));
                });
        return found;
    }

    /** A name that was typed, for the same eyes: before it is on the roll. */
    public Shown typed(Duty duty, String name) {
        duty.must(Position.Work.COMMUNITY);
        return shown(name.isEmpty() ? "无人" : name, name.length());
    }

    /** Where a name on the roll lies, for sealing it: it opens only beside its own index. */
    public static String place(long community, byte[] likeness) {
        return "residency.roll_entry.full_name." + community + "." + Likeness.key(likeness);
    }

    private static Shown shown(String name, long hue) {
        return new Shown(name, "", name.substring(0, name.offsetByCodePoints(0, 1)), (int) (hue % 8), false);
    }
}
