package shequtong.supervision.assessment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;

/** Which district a desk belongs to. */
@Repository
class Districts {

    private final JdbcClient db;

    Districts(JdbcClient db) {
        this.db = db;
    }

    long of(Duty duty) {
        return db.sql("""
                select top.id
                from organization.area_view place
                join organization.area_view top on top.path = subpath(place.path, 0, 1)
                where place.id = :area
                """).param("area", duty.area().id()).query(Long.class).single();
    }
}
