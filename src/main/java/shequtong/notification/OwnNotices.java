package shequtong.notification;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.residency.Closed;
import shequtong.residency.OwnData;
import shequtong.web.Moments;

/** What somebody was told and when (R100). It goes with their account: what is kept has no words of its own. */
@Repository
class OwnNotices implements OwnData {

    private final JdbcClient db;

    OwnNotices(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String title() {
        return "给我的通知";
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        db.sql("""
                select notice.kind, notice.at, notice.read_at, area.label
                from notification.notice
                join organization.area_view area on area.id = notice.area
                where notice.recipient = :me and not notice.desk
                order by notice.at desc, notice.number desc
                """).param("me", me.value()).query(it -> {
            var read = it.getObject("read_at", OffsetDateTime.class);
            row.accept(Row.of(
                    "社区", it.getString("label"),
                    "时间", Moments.iso(it.getObject("at", OffsetDateTime.class).toInstant()),
                    "种类", it.getString("kind"),
                    "读过", read == null ? "" : Moments.iso(read.toInstant())));
        });
    }

    @EventListener
    void on(Closed it) {
        db.sql("""
                delete from notification.notice where recipient = :person
                """).param("person", it.person().value()).update();
    }
}
