package shequtong.casework.templates;

import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.texts;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** What a community asks of whoever raises a matter, and its rules for it; the district's, where it has said nothing. */
@Repository
public class Asks {

    private final JdbcClient db;
    private final Clock clock;

    Asks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param category a minor's code, a major's part of it, or empty for any */
    public record Prompt(String category, int version, List<String> questions) {}

    /** @param mandate of whoever wrote it; 0 for the district's */
    record Rule(int version, String words, long mandate, Instant at) {}

    /** The newest of each: the community's own before the district's. */
    public List<Prompt> prompts(long community) {
        return db.sql("""
                select distinct on (category) category, version, questions
                from casework.prompt
                where community in (0, :community)
                order by category, community desc, version desc
                """)
                .param("community", community)
                .query((row, _) -> new Prompt(
                        row.getString("category"), row.getInt("version"), List.of(texts(row.getArray("questions")))))
                .list();
    }

    /** The newest first: the community's own, and before them the district's. */
    List<Rule> rules(long community) {
        return db.sql("""
                select version, words, mandate, at
                from casework.posting_rule
                where community in (0, :community)
                order by community desc, version desc
                """)
                .param("community", community)
                .query((row, _) -> new Rule(
                        row.getInt("version"), row.getString("words"), row.getLong("mandate"), instant(row, "at")))
                .list();
    }

    /** The version of the community's own that was shown is the lock; 0 while it has none. */
    void rule(Duty duty, int seen, String words) {
        var added = db.sql("""
                insert into casework.posting_rule (community, version, words, person, mandate, at)
                select :community, :seen + 1, :words, :me, :mandate, :now
                where :seen = (
                    select coalesce(max(version), 0) from casework.posting_rule where community = :community)
                on conflict do nothing
                """)
                .param("community", duty.area().id())
                .param("seen", seen)
                .param("words", words)
                .param("me", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .update();
        Refused.unlessChanged(added);
    }

    void ask(Duty duty, String category, List<String> questions) {
        db.sql("""
                insert into casework.prompt (community, category, version, questions, person, mandate, at)
                select :community, :category, coalesce(max(version), 0) + 1, :questions, :me, :mandate, :now
                from casework.prompt
                where community = :community and category = :category
                """)
                .param("community", duty.area().id())
                .param("category", category)
                .param("questions", questions.toArray(String[]::new))
                .param("me", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The version of the community's own rules; 0 while the district's hold. */
    Optional<Integer> own(long community) {
        return db.sql("""
                select max(version) from casework.posting_rule where community = :community having max(version) > 0
                """).param("community", community).query(Integer.class).optional();
    }
}
