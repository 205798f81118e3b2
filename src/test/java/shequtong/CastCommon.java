package shequtong;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.organization.Area;

/** What the cast has of common problems: one of a place, with one of its cases, and a signal that one may be made of. */
final class CastCommon {

    private final JdbcClient db;

    CastCommon(JdbcClient db) {
        this.db = db;
    }

    /** In place of a case of that place, which lies in it. */
    void put(Map<String, Object> it, Area there, Area lead, long file, boolean solved) {
        it.put("id", common(lead, solved));
        it.put("file", file);
        db.sql("""
                insert into casework.common_case (community, case_id, area, problem, added_at) values (?, ?, ?, ?, ?)
                """)
                .params(there.id(), file, lead.id(), requireNonNull(it.get("id")), now())
                .update();
    }

    private long common(Area lead, boolean solved) {
        return db.sql("""
                insert into casework.common_problem (area, title, state, made_at, solved_words, solved_at)
                values (:area, '楼顶一直漏水', :state, :now, :words, :at::timestamptz)
                returning id
                """)
                .param("area", lead.id())
                .param("state", solved ? "SOLVED" : "OPEN")
                .param("now", now())
                .param("words", solved ? "防水层重做了" : null)
                .param("at", solved ? now() : null)
                .query(Long.class)
                .single();
    }

    void behind(long signal, Area there, long file) {
        db.sql("insert into casework.signal_case (community, case_id, signal) values (?, ?, ?)")
                .params(there.id(), file, signal)
                .update();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1);
    }
}
