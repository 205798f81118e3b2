package shequtong.residency;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.organization.Belongs;
import shequtong.web.Moments;

@Repository
class Members implements Belongs {

    private final JdbcClient db;
    private final Clock clock;
    private final ResidencySettings settings;

    Members(JdbcClient db, Clock clock, ResidencySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * They rest when a dispute about them is open (threat 2), when they took back what they or their guardian had
     * consented to (R99, R18), or when they did not say in time that they still live here (A11).
     */
    @Override
    public List<Home> homes(PersonId person) {
        return db.sql("""
                select community,
                       case
                           when standing = 'DISPUTED' then '户主说不认识您，居委会正在核对，核对清楚以前先不能发言。可以带证件到居委会说明'
                           when (
                               select every(withdrawn_at is not null)
                               from residency.consent
                               where consent.person = member.person and kind = 'JOINING')
                               then '您收回了实名核实的同意，现在只能看。到“我的数据”里重新同意，马上就能用'
                           when proof.born > :fourteen and not exists (
                               select from residency.guardian_consent given
                               where given.child_index = proof.id_index and given.community = member.community
                                 and given.withdrawn_at is null)
                               then '家长收回了同意，你的账号先休息，现在只能看。请家长到“我的”里的“孩子”再点一次同意'
                           when confirmed_until <= :overdue then '您的居住确认已经过期，现在只能看。请到“首页”点一下“还住这里”，马上就能用'
                       end as rest
                from residency.member
                left join residency.identity proof using (person)
                where person = :person and until is null
                order by since
                """)
                .param("person", person.value())
                .param(
                        "fourteen",
                        clock.instant().atZone(Moments.SHANGHAI).toLocalDate().minusYears(14))
                .param("overdue", OffsetDateTime.now(clock).minus(settings.grace()))
                .query((row, _) -> new Home(row.getLong("community"), row.getString("rest")))
                .list();
    }

    @Override
    public boolean lived(PersonId person, long community) {
        return db.sql("""
                select exists (
                    select from residency.member
                    where community = :community and person = :person and until is not null)
                """)
                .param("community", community)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
