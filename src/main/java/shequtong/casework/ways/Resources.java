package shequtong.casework.ways;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Case;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;

/** Who joins in: volunteers, social organisations, others (S99). */
@Repository
class Resources {

    private final JdbcClient db;
    private final Clock clock;

    Resources(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    enum Sort {
        VOLUNTEERS("志愿者"),
        SOCIAL("社会组织"),
        ENTERPRISE("共建单位、企业"),
        OWNERS("业委会、楼组"),
        PARTY("党员先锋队"),
        OTHER("其他力量");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    int count(Case.Head head) {
        return db.sql("""
                select count(*) from casework.resource where community = :community and case_id = :case
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .query(Integer.class)
                .single();
    }

    void add(Case.Head head, Duty duty, Sort kind, String name, String does) {
        db.sql("""
                insert into casework.resource (community, case_id, kind, name, does, added_by, at)
                values (:community, :case, :kind, :name, :does, :by, :now)
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("kind", kind.name())
                .param("name", name)
                .param("does", does)
                .param("by", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** @return its name */
    String remove(Case.Head head, long id) {
        return db.sql("""
                delete from casework.resource where community = :community and case_id = :case and id = :id
                returning name
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Missing("resource " + id));
    }
}
