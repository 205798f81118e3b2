package shequtong.casework.followup;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;

/** Who was asked whether it still holds, and what they said. */
@Repository
class FollowUps {

    /** Asked so long after the end; whoever was not asked within another week is left in peace. */
    static final Duration AFTER = Duration.ofDays(7);

    private static final Duration LATEST = Duration.ofDays(14);

    private final JdbcClient db;

    FollowUps(JdbcClient db) {
        this.db = db;
    }

    /** Somebody who is asked now. */
    record Due(long community, CaseId id, PersonId reporter) {}

    /** @param holds what was said; nothing yet while it is open */
    record Asked(int round, @Nullable Boolean holds) {}

    /**
     * Enters those whose week is over, some of them; nobody is entered twice. What was set aside was not done here, and
     * what was written down for somebody who never took it over is nobody's.
     */
    List<Due> ask(Instant now, int most) {
        return db.sql("""
                with due as (
                    select community, id, reworks + 1 as round
                    from casework.case_file file
                    where state = 'CLOSED' and closed_at <= :week and closed_at > :latest
                      and aside is null and not forced and reporter <> 0
                      and not exists (
                          select from casework.follow_up it
                          where it.community = file.community and it.case_id = file.id
                            and it.round = file.reworks + 1)
                    order by closed_at
                    limit :most
                ), asked as (
                    insert into casework.follow_up (community, case_id, round, asked_at)
                    select community, id, round, :now from due
                    on conflict do nothing
                    returning community, case_id
                )
                select file.community, file.id, file.reporter
                from asked
                join casework.case_file file on file.community = asked.community and file.id = asked.case_id
                """)
                .param("week", now.minus(AFTER).atOffset(UTC))
                .param("latest", now.minus(LATEST).atOffset(UTC))
                .param("most", most)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Due(
                        row.getLong("community"), new CaseId(row.getLong("id")), new PersonId(row.getLong("reporter"))))
                .list();
    }

    /** The question of this round, if it was asked. */
    Optional<Asked> of(long community, CaseId id, int round) {
        return db.sql("""
                select round, holds from casework.follow_up
                where community = :community and case_id = :id and round = :round
                """)
                .param("community", community)
                .param("id", id.value())
                .param("round", round)
                .query((row, _) -> new Asked(row.getInt("round"), (Boolean) row.getObject("holds")))
                .optional();
    }

    void answer(long community, CaseId id, int round, boolean holds, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.follow_up set holds = :holds, answered_at = :now
                where community = :community and case_id = :id and round = :round and answered_at is null
                """)
                .param("holds", holds)
                .param("now", now.atOffset(UTC))
                .param("community", community)
                .param("id", id.value())
                .param("round", round)
                .update());
    }
}
