package shequtong.casework.ways;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Case;
import shequtong.casework.file.DispatchId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** More time that was asked for, and what was decided. */
@Repository
class Extensions {

    private final JdbcClient db;
    private final Clock clock;

    Extensions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Who decides. */
    enum Level {
        ISSUER("派出这张单的单位"),
        SECRETARY("党组织书记"),
        STREET("街镇网格化中心");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param dispatch whose deadline it is about; the case's own where there is none */
    record Asked(long id, @Nullable DispatchId dispatch, String reason, Instant until, Level level, boolean open) {}

    /** Once; twice for what takes long (R42). */
    int allowed(String category) {
        return db.sql("""
                select case class when 'H' then 2 else 1 end from casework.category where code = :code
                """).param("code", category).query(Integer.class).single();
    }

    /** What was refused does not count once its deadline has moved: it was asked about another one. */
    int asked(Case.Head head, @Nullable DispatchId dispatch, Instant due) {
        return db.sql("""
                select count(*) from casework.extension
                where community = :community and case_id = :case and dispatch is not distinct from :dispatch::bigint
                  and (state <> 'REFUSED' or due = :due)
                """)
                .param("due", due.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .param("dispatch", dispatch == null ? null : dispatch.value())
                .query(Integer.class)
                .single();
    }

    long ask(
            Case.Head head,
            @Nullable DispatchId dispatch,
            Duty duty,
            String reason,
            Instant due,
            Instant until,
            Level level) {
        try {
            return db.sql("""
                    insert into casework.extension (
                        community, case_id, dispatch, reason, due, until, level, asked_by, asked_at, state)
                    values (:community, :case, :dispatch::bigint, :reason, :due, :until, :level, :by, :now, 'OPEN')
                    returning id
                    """)
                    .param("community", head.community())
                    .param("case", head.id().value())
                    .param("dispatch", dispatch == null ? null : dispatch.value())
                    .param("reason", reason)
                    .param("due", due.atOffset(UTC))
                    .param("until", until.atOffset(UTC))
                    .param("level", level.name())
                    .param("by", duty.mandate().id())
                    .param("now", OffsetDateTime.now(clock))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException _) {
            throw new Refused("已经申请过延期，正等着决定");
        }
    }

    Optional<Asked> asked(Case.Head head, long id) {
        return db.sql("""
                select id, dispatch, reason, until, level, state
                from casework.extension
                where community = :community and case_id = :case and id = :id
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", id)
                .query((row, _) -> {
                    var dispatch = row.getLong("dispatch");
                    return new Asked(
                            row.getLong("id"),
                            row.getObject("dispatch") == null ? null : new DispatchId(dispatch),
                            row.getString("reason"),
                            row.getObject("until", OffsetDateTime.class).toInstant(),
                            Level.valueOf(row.getString("level")),
                            row.getString("state").equals("OPEN"));
                })
                .optional();
    }

    void decide(Case.Head head, long id, Duty duty, boolean granted, String words) {
        Refused.unlessChanged(db.sql("""
                update casework.extension
                set state = case when :granted then 'GRANTED' else 'REFUSED' end, decided_by = :by, decided_at = :now,
                    words = :words
                where community = :community and case_id = :case and id = :id and state = 'OPEN'
                """)
                .param("granted", granted)
                .param("by", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("words", words)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", id)
                .update());
    }

    void prolong(Case.Head head, DispatchId dispatch, Instant until) {
        Refused.unlessChanged(db.sql("""
                update casework.dispatch set due = :until
                where community = :community and case_id = :case and id = :id and state = 'OPEN'
                """)
                .param("until", until.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", dispatch.value())
                .update());
    }
}
