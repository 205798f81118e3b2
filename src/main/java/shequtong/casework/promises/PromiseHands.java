package shequtong.casework.promises;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Hands;
import shequtong.organization.Mandate;

/** What an official promised is still promised when somebody else has the post (B19). */
@Repository
class PromiseHands implements Hands {

    private final JdbcClient db;

    PromiseHands(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Held> held(Mandate mandate, Area area) {
        return db.sql("""
                select count(*) from casework.promise
                where holder = :mandate and community = :area and state = 'OPEN'
                """)
                .param("mandate", mandate.id())
                .param("area", area.id())
                .query((row, _) -> List.of(new Held("本人说过、还没到期的公开承诺", row.getInt(1), "条", "/promises")))
                .single();
    }

    @Override
    public int pass(Mandate from, Mandate to, Area area) {
        return db.sql("""
                update casework.promise set holder = :to
                where holder = :from and community = :area and state = 'OPEN'
                """)
                .param("to", to.id())
                .param("from", from.id())
                .param("area", area.id())
                .update();
    }
}
