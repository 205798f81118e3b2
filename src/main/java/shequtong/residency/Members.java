package shequtong.residency;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.organization.Belongs;

@Repository
class Members implements Belongs {

    private final JdbcClient db;

    Members(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Long> homes(PersonId person) {
        return db.sql("""
                select community from residency.member where person = :person and until is null order by since
                """).param("person", person.value()).query(Long.class).list();
    }
}
