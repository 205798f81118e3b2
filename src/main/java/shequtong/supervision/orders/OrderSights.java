package shequtong.supervision.orders;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.supervision.Eyes;

/** Orders as notices name them, for the community they are on and for the desks above. Residents know of none. */
@Repository
class OrderSights implements Sight {

    private final JdbcClient db;

    OrderSights(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String kind() {
        return OrderId.KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        if (!(viewer instanceof Duty duty) || !duty.does(Work.COMMUNITY) && !Eyes.oversees(duty)) return Map.of();
        return db
                .sql("""
                        select it.id, coalesce(case when not it.hidden or not :above then it.title end, it.label) as title
                        from supervision.order_line it
                        join organization.area_view desk on desk.id = :scope
                        where it.id = any(:ids) and it.path <@ desk.path and (:above or it.community = desk.id)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("scope", duty.area().id())
                .param("above", !duty.does(Work.COMMUNITY))
                .query((row, _) -> Map.entry(
                        row.getLong("id"),
                        new Seen(
                                row.getString("title"),
                                duty.path(OrderController.PATH + "/" + row.getLong("id")),
                                false)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same for remarks: whoever noted one, and the community it was put to. */
    @Repository
    static class OfFindings implements Sight {

        private final JdbcClient db;

        OfFindings(JdbcClient db) {
            this.db = db;
        }

        @Override
        public String kind() {
            return FindingId.KIND;
        }

        @Override
        public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
            if (!(viewer instanceof Duty duty)) return Map.of();
            return db
                    .sql("""
                            select id, coalesce(case when not hidden or :committee then title end, label) as title
                            from supervision.finding_line
                            where id = any(:ids)
                              and case when :committee then community = :scope and due is not null
                                       else person = :me and area = :scope end
                            """)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("committee", duty.does(Work.COMMUNITY))
                    .param("scope", duty.area().id())
                    .param("me", duty.person().value())
                    .query((row, _) -> Map.entry(
                            row.getLong("id"),
                            new Seen(
                                    row.getString("title"),
                                    duty.path(FindingController.PATH + "/" + row.getLong("id")),
                                    false)))
                    .list()
                    .stream()
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
