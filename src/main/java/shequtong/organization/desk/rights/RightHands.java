package shequtong.organization.desk.rights;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Hands;
import shequtong.organization.Mandate;

/** The rights that were given because an official asked for them: a successor should know who looks on at whose request. */
@Repository
class RightHands implements Hands {

    private final JdbcClient db;
    private final Clock clock;

    RightHands(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Held> held(Mandate mandate, Area area) {
        var count = db.sql("""
                select count(*)
                from organization.right_request ask
                join organization.observe_right observe on observe.request = ask.id
                where ask.proposed_by = :mandate and observe.until > :now
                """)
                .param("mandate", mandate.id())
                .param("now", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
        return area.kind() == Area.Kind.COMMUNITY
                ? List.of()
                : List.of(new Held("本人申请、还没到期的观察权和督查权", count, "项", "/organization/rights"));
    }
}
