package shequtong.supervision.orders;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Subject;

/** What is asked of one matter from above, orders and remarks alike, in one statement for its page. */
@Repository
class Demands {

    private final JdbcClient db;

    Demands(JdbcClient db) {
        this.db = db;
    }

    /** @param ordered whether it is an order; otherwise a remark */
    record Demand(boolean ordered, long id, String words, long mandate, Instant at, Instant due, String state) {

        boolean waiting() {
            return state.equals("ISSUED") || state.equals("REMARKED");
        }
    }

    List<Demand> of(long community, Subject about) {
        return db.sql("""
                select true as ordered, id, demand as words, mandate, issued_at as at, due, state
                from supervision.supervision_order
                where kind = :kind and subject = :id and community = :community
                union all
                select false, id, words, mandate, at, due, state
                from supervision.finding
                where kind = :kind and subject = :id and community = :community and state in ('REMARKED', 'ANSWERED')
                order by at desc
                limit 6
                """)
                .param("kind", about.kind())
                .param("id", about.id())
                .param("community", community)
                .query((row, _) -> new Demand(
                        row.getBoolean("ordered"),
                        row.getLong("id"),
                        row.getString("words"),
                        row.getLong("mandate"),
                        Orders.instant(row, "at"),
                        Orders.instant(row, "due"),
                        row.getString("state")))
                .list();
    }

    String slug(long community) {
        return db.sql("""
                select short from organization.area_view where id = :id
                """).param("id", community).query(String.class).single();
    }
}
