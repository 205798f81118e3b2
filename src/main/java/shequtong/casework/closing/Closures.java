package shequtong.casework.closing;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** What was asked for an end without the reporter's word, and what the tier above said. */
@Repository
class Closures {

    private final JdbcClient db;
    private final Clock clock;

    Closures(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param askedBy the mandate, asker the person: who asked under one post does not decide under another
     * @param answer what the tier above said; empty while it has not
     */
    record Closure(
            long id,
            Ground ground,
            String words,
            long askedBy,
            long asker,
            Instant askedAt,
            boolean open,
            String answer) {}

    /** @throws Refused when it was asked for already */
    void ask(Case.Head head, Duty by, Ground ground, String words) {
        var asked = db.sql("""
                insert into casework.closure (community, case_id, street, ground, words, asked_by, asker, asked_at, state)
                select :community, :case, parent, :ground, :words, :by, :asker, :now, 'OPEN'
                from organization.area_view
                where id = :community
                on conflict (community, case_id) where state = 'OPEN' do nothing
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("ground", ground.name())
                .param("words", words)
                .param("by", by.mandate().id())
                .param("asker", by.person().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (asked == 0) throw new Refused("已经申请过了，等街镇决定");
        db.sql("""
                update casework.case_file set above = true where community = :community and id = :case
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
    }

    /** The newest of a case. */
    Optional<Closure> last(long community, CaseId id) {
        return db.sql("""
                select id, ground, words, asked_by, asker, asked_at, state = 'OPEN' as open, answer
                from casework.closure
                where community = :community and case_id = :case
                order by id desc
                limit 1
                """)
                .param("community", community)
                .param("case", id.value())
                .query((row, _) -> new Closure(
                        row.getLong("id"),
                        Ground.valueOf(row.getString("ground")),
                        row.getString("words"),
                        row.getLong("asked_by"),
                        row.getLong("asker"),
                        instant(row, "asked_at"),
                        row.getBoolean("open"),
                        row.getString("answer")))
                .optional();
    }

    void decide(Case.Head head, Closure it, Duty by, boolean granted, String answer, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.closure
                set state = case when :granted then 'GRANTED' else 'REFUSED' end, decided_by = :by, decided_at = :now,
                    answer = :answer
                where community = :community and case_id = :case and id = :id and state = 'OPEN'
                """)
                .param("granted", granted)
                .param("by", by.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("answer", answer)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", it.id())
                .update());
    }

    /** After the case was closed: it says itself that nobody confirmed this end. */
    void forced(Case.Head head) {
        db.sql("""
                update casework.case_file set forced = true where community = :community and id = :case
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
    }
}
