package shequtong.casework.catalogue;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.spi.Recall;
import shequtong.kernel.Refused;

/** What is asked back from another system, and what it said to that. */
@Repository
class Recalls {

    private final JdbcClient db;

    Recalls(JdbcClient db) {
        this.db = db;
    }

    /** The referral that a case has open now; whether it was dispatched there is known by what was heard. */
    Optional<Long> open(long community, CaseId id) {
        return db.sql("""
                select id from casework.referral where community = :community and case_id = :case and state = 'OPEN'
                """)
                .param("community", community)
                .param("case", id.value())
                .query(Long.class)
                .optional();
    }

    boolean dispatched(long referral) {
        return db.sql("""
                select exists (
                    select from casework.referral_stage
                    where referral = :id and stage not in ('ACCEPTED', 'FILED'))
                """).param("id", referral).query(Boolean.class).single();
    }

    void ask(long referral, String reason) {
        Refused.unlessChanged(
                db.sql("""
                update casework.referral set recall = 'ASKED', recall_reason = :reason
                where id = :id and state = 'OPEN' and recall is null
                """).param("reason", reason).param("id", referral).update());
    }

    /** Nothing once it has been answered, or the case has ended there meanwhile. */
    Optional<Recall> errand(long referral) {
        return db.sql("""
                select recall_reason from casework.referral where id = :id and state = 'OPEN' and recall = 'ASKED'
                """)
                .param("id", referral)
                .query(String.class)
                .optional()
                .map(it -> new Recall(Referral.REFERENCE + referral, it));
    }

    void kept(long referral) {
        Refused.unlessChanged(db.sql("""
                update casework.referral set recall = 'KEPT', stuck_at = null
                where id = :id and state = 'OPEN' and recall = 'ASKED'
                """).param("id", referral).update());
    }

    /** What was made for this ends with it; what the body had before it goes on having. Nobody has returned anything. */
    boolean withdrawn(Referral it) {
        return db.sql("""
                        update casework.dispatch
                        set state = case when :made then 'WITHDRAWN' else state end,
                            tier = case when :made then tier else 'SUBDISTRICT' end
                        where community = :community and case_id = :case and id = :id and state = 'OPEN'
                        """)
                        .param("made", it.made())
                        .param("community", it.community())
                        .param("case", it.caseId().value())
                        .param("id", it.dispatch().value())
                        .update()
                == 1;
    }
}
