package shequtong.insight.library;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** Who took an experience up, what came of it, and what was made of it: its line of descent. */
@Repository
class Adoptions {

    private final JdbcClient db;

    Adoptions(JdbcClient db) {
        this.db = db;
    }

    /** @param verdict nothing as long as they are still trying */
    record Adoption(
            long community,
            String label,
            String street,
            long mandate,
            Instant at,
            String plan,
            @Nullable Verdict verdict,
            @Nullable String words) {}

    /** @throws Refused for whoever took it up before, with another tap or a colleague's */
    void add(Duty duty, ExperienceId id, String plan, Instant now) {
        try {
            db.sql("""
                    insert into insight.adoption (experience, community, person, mandate, at, plan)
                    values (:id, :community, :me, :mandate, :now, :plan)
                    """)
                    .param("id", id.value())
                    .param("community", duty.area().id())
                    .param("me", duty.person().value())
                    .param("mandate", duty.mandate().id())
                    .param("now", now.atOffset(UTC))
                    .param("plan", plan)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused("本社区已经采用了这条经验");
        }
        db.sql("""
                update insight.experience set adoptions = adoptions + 1 where id = :id
                """).param("id", id.value()).update();
    }

    void judge(Duty duty, ExperienceId id, Verdict verdict, String words, Instant now) {
        Refused.unlessChanged(db.sql("""
                update insight.adoption set verdict = :verdict, words = :words, judged_at = :now
                where experience = :id and community = :community and verdict is null
                """)
                .param("verdict", verdict.name())
                .param("words", words)
                .param("now", now.atOffset(UTC))
                .param("id", id.value())
                .param("community", duty.area().id())
                .update());
    }

    Optional<Adoption> own(Duty duty, ExperienceId id) {
        return db.sql("""
                select it.*, place.label, street.label as above
                from insight.adoption it
                join organization.area_view place on place.id = it.community
                join organization.area_view street on street.id = place.parent
                where it.experience = :id and it.community = :community
                """)
                .param("id", id.value())
                .param("community", duty.area().id())
                .query(Adoptions::adoption)
                .optional();
    }

    /** The latest of them; how many there are stands in the experience itself. */
    List<Adoption> of(ExperienceId id) {
        return db.sql("""
                select it.*, place.label, street.label as above
                from (
                    select * from insight.adoption where experience = :id order by at desc limit 20) it
                join organization.area_view place on place.id = it.community
                join organization.area_view street on street.id = place.parent
                order by it.at desc
                """).param("id", id.value()).query(Adoptions::adoption).list();
    }

    private static Adoption adoption(ResultSet row, int number) throws SQLException {
        var verdict = row.getString("verdict");
        return new Adoption(
                row.getLong("community"),
                row.getString("label"),
                row.getString("above"),
                row.getLong("mandate"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("plan"),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getString("words"));
    }

    /** @param published whether it may be opened by everybody */
    record Relative(long id, String title, String label, boolean published) {}

    Optional<Relative> parent(Experience.Head head) {
        return head.parent() == null
                ? Optional.empty()
                : db.sql("""
                        select it.id, it.title, place.label, it.state = 'PUBLISHED' as published
                        from insight.experience it
                        join organization.area_view place on place.id = it.community
                        where it.id = :id
                        """)
                        .param("id", head.parent().value())
                        .query(Relative.class)
                        .optional();
    }

    List<Relative> children(ExperienceId id) {
        return db.sql("""
                select it.id, it.title, place.label, true as published
                from insight.experience it
                join organization.area_view place on place.id = it.community
                where it.parent = :id and it.state = 'PUBLISHED'
                order by it.id
                limit 20
                """).param("id", id.value()).query(Relative.class).list();
    }
}
