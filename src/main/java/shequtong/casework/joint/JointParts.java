package shequtong.casework.joint;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Scope;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Hands;
import shequtong.organization.Mandate;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.web.Place;

/** Where tables are found, who may see one, and who has one in hand. */
@Configuration(proxyBeanMethods = false)
class JointParts {

    @Bean
    static Place invitationsAtTheDesk() {
        var roles = new HashSet<>(Position.of(Work.COORDINATING, Work.HANDLING));
        roles.add(Position.DISTRICT_STAFF.name());
        return Place.desk(25, "工作", JointController.PATH, "users-group", "约请", Set.copyOf(roles));
    }

    @Bean
    static Sight invitations(Rows rows) {
        return new Sight() {
            @Override
            public String kind() {
                return InvitationId.KIND;
            }

            @Override
            public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
                if (!(viewer instanceof Duty duty)) return Map.of();
                return rows.titles(duty, ids).stream()
                        .collect(toMap(
                                Title::id,
                                it -> new Seen(it.title(), duty.path(JointController.PATH + "/" + it.id()), false)));
            }
        };
    }

    record Title(long id, String title) {}

    @Repository
    static class Rows implements Hands {

        private final JdbcClient db;

        Rows(JdbcClient db) {
            this.db = db;
        }

        List<Title> titles(Duty duty, Collection<Long> ids) {
            return db.sql("""
                    select it.id,
                           case when :reach = 'UNIT' and it.state = 'CALLED_OFF' and file.visibility = 'COMMITTEE'
                                then '只给居委会看的一件事' else file.title end as title
                    from casework.invitation it
                    join casework.case_file file on file.community = it.community and file.id = it.case_id
                    where it.id = any(:ids) and case :reach
                        when 'STREET' then it.street = :place
                        when 'DISTRICT' then it.district = :place
                        when 'STAFF' then it.community = :place
                        when 'UNIT' then exists (
                            select from casework.invitee
                            where invitee.community = it.community and invitee.case_id = it.case_id
                              and invitee.invitation = it.id and invitee.body = :unit)
                        else false
                        end
                    """)
                    .param("ids", ids.toArray(Long[]::new))
                    .params(Scope.of(duty).params())
                    .query(Title.class)
                    .list();
        }

        @Override
        public List<Held> held(Mandate mandate, Area area) {
            var work = mandate.position().work();
            if (work != Work.COORDINATING && work != Work.DISTRICT) return List.of();
            var leads = db.sql("""
                    select count(*) from casework.invitation where lead = :mandate and state in ('OPENED', 'CALLED')
                    """)
                    .param("mandate", mandate.id())
                    .query(Integer.class)
                    .single();
            return List.of(new Held("本人牵头、还没开的约请", leads, "个", JointController.PATH));
        }

        @Override
        public int pass(Mandate from, Mandate to, Area area) {
            return db.sql("""
                    update casework.invitation set lead = :to where lead = :from and state in ('OPENED', 'CALLED')
                    """).param("to", to.id()).param("from", from.id()).update();
        }
    }

    @Bean
    static Kind invitationOpened() {
        return JointNotices.OPENED;
    }

    @Bean
    static Kind invitationNotSetUp() {
        return JointNotices.NOT_SET_UP;
    }

    @Bean
    static Kind invitationLeads() {
        return JointNotices.LEADS;
    }

    @Bean
    static Kind bodyInvited() {
        return JointNotices.INVITED;
    }

    @Bean
    static Kind invitationCalled() {
        return JointNotices.CALLED;
    }

    @Bean
    static Kind invitationAnswered() {
        return JointNotices.ANSWERED;
    }

    @Bean
    static Kind invitationReminded() {
        return JointNotices.REMINDED;
    }

    @Bean
    static Kind invitationUnanswered() {
        return JointNotices.UNANSWERED;
    }

    @Bean
    static Kind invitationNotWritten() {
        return JointNotices.NOT_WRITTEN;
    }

    @Bean
    static Kind invitationMet() {
        return JointNotices.MET;
    }

    @Bean
    static Kind commitmentLate() {
        return JointNotices.COMMITMENT_LATE;
    }

    @Bean
    static Kind invitationOff() {
        return JointNotices.CALLED_OFF;
    }
}
