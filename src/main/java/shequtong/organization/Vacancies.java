package shequtong.organization;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Communities that nobody is responsible for: an alert at the tier above, until somebody is (R9). */
@Repository
public class Vacancies {

    private final JdbcClient db;

    Vacancies(JdbcClient db) {
        this.db = db;
    }

    /** At most 200: more is no figure but an alarm. */
    public int count(Duty duty) {
        return db.sql("""
                select count(*)
                from (select from organization.hole where scope = :scope and secretary order by code limit 200) vacant
                """).param("scope", duty.area().id()).query(Integer.class).single();
    }
}
