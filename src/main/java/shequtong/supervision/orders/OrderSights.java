package shequtong.supervision.orders;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
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
                        select it.id,
                               coalesce(case when file.visibility <> 'COMMITTEE' or not :above then file.title end, place.label)
                                   as title
                        from supervision.supervision_order it
                        join organization.area_view place on place.id = it.community
                        join organization.area_view desk on desk.id = :scope
                        left join casework.case_view file on it.kind = :matter and file.id = it.subject
                             and file.community = it.community
                        where it.id = any(:ids) and place.path <@ desk.path and (:above or it.community = desk.id)
                        """)
                .param("matter", CaseId.KIND)
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
                            select it.id,
                                   coalesce(case when file.visibility <> 'COMMITTEE' or :committee then file.title end,
                                            place.label) as title
                            from supervision.finding it
                            join organization.area_view place on place.id = it.community
                            left join casework.case_view file on it.kind = :matter and file.id = it.subject
                                 and file.community = it.community
                            where it.id = any(:ids)
                              and case when :committee then it.community = :scope and it.due is not null
                                       else it.person = :me and it.area = :scope end
                            """)
                    .param("matter", CaseId.KIND)
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
