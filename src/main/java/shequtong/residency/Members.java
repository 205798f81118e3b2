package shequtong.residency;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.organization.Belongs;

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

    @Override
    public List<Long> homes(PersonId person) {
        return db.sql("""
                select community from residency.member where person = :person and until is null order by since
                """).param("person", person.value()).query(Long.class).list();
    }

    /** A dispute about them is open (threat 2), or they did not say in time that they still live here (A11). */
    @Override
    public Optional<String> rests(PersonId person, long community) {
        return db.sql("""
                select case
                           when standing = 'DISPUTED' then '户主说不认识您，居委会正在核对，核对清楚以前先不能发言。可以带证件到居委会说明'
                           when confirmed_until <= :overdue then '您的居住确认已经过期，现在只能看。请到“首页”点一下“还住这里”，马上就能用'
                       end
                from residency.member
                where community = :community and person = :person and until is null
                """)
                .param("community", community)
                .param("person", person.value())
                .param("overdue", OffsetDateTime.now(clock).minus(settings.grace()))
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(it -> it);
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
