package shequtong.casework.file;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.organization.Duty;
import shequtong.residency.Concern;

/** A 街镇 may have to reach whoever reported what it has in hand, and nobody else of its residents. */
@Repository
class Reporters implements Concern {

    private final JdbcClient db;

    Reporters(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean concerns(Duty duty, PersonId resident) {
        return db.sql("""
                select exists (
                    select from casework.case_file it
                    join organization.area_view own on own.id = it.community
                    join organization.area_view street on street.id = :place and street.path @> own.path
                    where it.reporter = :resident and it.state <> 'CLOSED'
                      and casework.seen(it.community, it.id, it.reporter, it.visibility, :reach, :place, :me, :unit))
                """)
                .param("resident", resident.value())
                .params(Scope.of(duty).params())
                .query(Boolean.class)
                .single();
    }
}
