package shequtong.casework.common;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.common.CommonProblem.Head;

/** How many cases of which community lie in a common problem, without what was told to a committee alone. */
@Repository
class Shares {

    private final JdbcClient db;

    Shares(JdbcClient db) {
        this.db = db;
    }

    /** @param open how many of them are still being handled */
    record Share(String community, int cases, int open) {}

    /** Most first. */
    List<Share> of(Head head) {
        return db.sql("""
                select place.label as community, count(*) as cases,
                       count(*) filter (where file.state not in ('ANSWERED', 'CLOSED')) as open
                from casework.common_case held
                join casework.case_file file on file.community = held.community and file.id = held.case_id
                join organization.area_view place on place.id = file.community
                where held.area = :area and held.problem = :problem and file.visibility <> 'COMMITTEE'
                group by place.id, place.label
                order by cases desc, place.label, place.id
                """)
                .param("area", head.area())
                .param("problem", head.id().value())
                .query(Share.class)
                .list();
    }
}
