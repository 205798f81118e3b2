package shequtong.casework.lists;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.organization.Duty;

/** ★. Nobody is told of it, and nobody else sees it. */
@Repository
class Stars {

    private final JdbcClient db;
    private final Standings standings;
    private final Clock clock;

    Stars(JdbcClient db, Standings standings, Clock clock) {
        this.db = db;
        this.standings = standings;
        this.clock = clock;
    }

    /** Those among the cases that this person has marked. */
    Set<Long> among(Duty duty, Collection<Standing> cases) {
        if (cases.isEmpty()) return Set.of();
        return db
                .sql("""
                select case_id from casework.star where person = :me and case_id = any(:ids)
                """)
                .param("me", duty.person().value())
                .param("ids", cases.stream().map(it -> it.id().value()).toArray(Long[]::new))
                .query(Long.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws shequtong.kernel.Missing for a case that this desk does not see */
    void put(Duty duty, CaseId id) {
        db.sql("""
                insert into casework.star (community, case_id, person, at) values (:community, :id, :me, :now)
                on conflict do nothing
                """)
                .param("community", standings.get(duty, id).community())
                .param("id", id.value())
                .param("me", duty.person().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void remove(Duty duty, CaseId id) {
        db.sql("""
                delete from casework.star where person = :me and community = :community and case_id = :id
                """)
                .param("me", duty.person().value())
                .param("community", standings.get(duty, id).community())
                .param("id", id.value())
                .update();
    }
}
