package shequtong.casework.complaints;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.notification.Notice;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.residency.Concern;
import shequtong.residency.Looking;
import shequtong.web.Place;

/** What complaints make known to the modules below: a place in one menu, words of notices, and who may see them. */
@Configuration(proxyBeanMethods = false)
class ComplaintParts {

    @Bean
    Place complaintsAtTheDesk() {
        var office = Set.of(Position.STREET_STAFF.name(), Position.STREET_LEADER.name());
        return Place.desk(22, "工作", "/complaints", "shield-check", "作风反映", office);
    }

    @Bean
    Notice.Kind complaintLodged() {
        return ComplaintTelling.LODGED;
    }

    @Bean
    Notice.Kind complaintAdded() {
        return ComplaintTelling.ADDED;
    }

    @Bean
    Notice.Kind complaintJudged() {
        return ComplaintTelling.JUDGED;
    }

    @Bean
    Notice.Kind complaintReplied() {
        return ComplaintTelling.REPLIED;
    }

    @Bean
    Notice.Kind complaintAnswered() {
        return ComplaintTelling.ANSWERED;
    }

    @Bean
    Notice.Kind complaintLapsed() {
        return ComplaintTelling.LAPSED;
    }

    /** For its photos and notices; nobody talks about it or likes it. */
    @Repository
    static class Seeing implements Sight, Concern {

        private final JdbcClient db;

        Seeing(JdbcClient db) {
            this.db = db;
        }

        @Override
        public String kind() {
            return ComplaintId.KIND;
        }

        @Override
        public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
            var seen = db.sql("""
                    select complaint.id, area.label
                    from casework.complaint
                    join organization.area_view area on area.id = complaint.community
                    where complaint.id = any(:ids)
                      and (:resident and complaint.community = :place and complaint.reporter = :me
                        or :office and complaint.street = :place
                           and casework.hears(:me, complaint.community, complaint.named, complaint.reporter))
                    """)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("resident", viewer instanceof Here here && here.resides())
                    .param("office", viewer instanceof Duty duty && Looking.street(duty))
                    .param("place", viewer.area().id())
                    .param("me", viewer.person().value())
                    .query((row, _) -> Map.entry(row.getLong("id"), title(viewer, row.getString("label"))))
                    .list();
            Function<Map.Entry<Long, String>, Seen> one =
                    it -> new Seen(it.getValue(), viewer.path("/complaints/" + it.getKey()), false);
            return seen.stream().collect(Collectors.toMap(Map.Entry::getKey, one));
        }

        private static String title(Viewer viewer, String place) {
            return viewer instanceof Duty ? "反映" + place + "的工作作风" : "向街镇反映的工作作风";
        }

        /** The office may ring whoever wrote what it has in hand. */
        @Override
        public boolean concerns(Duty duty, PersonId resident) {
            return db.sql("""
                    select exists (
                        select from casework.complaint
                        where reporter = :resident and street = :street and state <> 'CLOSED'
                          and casework.hears(:me, community, named, reporter))
                    """)
                    .param("resident", resident.value())
                    .param("street", duty.area().id())
                    .param("me", duty.person().value())
                    .query(Boolean.class)
                    .single();
        }
    }
}
