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

    public int count(Duty duty) {
        return db.sql("""
                select count(*)
                from organization.area scope
                join organization.area on area.path <@ scope.path and area.kind = 'COMMUNITY' and area.id <> scope.id
                where scope.id = :scope and not exists (
                    select from organization.mandate
                    where mandate.area = area.id and mandate.position = 'PARTY_SECRETARY' and mandate.until is null)
                """).param("scope", duty.area().id()).query(Integer.class).single();
    }
}
