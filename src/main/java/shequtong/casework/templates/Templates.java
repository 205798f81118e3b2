package shequtong.casework.templates;

import static shequtong.casework.file.Standings.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Case;
import shequtong.casework.file.Standing;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** The answers a committee keeps ready, each with every wording it ever had. */
@Repository
public class Templates {

    private final JdbcClient db;
    private final Clock clock;

    Templates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param category for which matters: a minor's code, a major's part of it, or all when it is empty */
    public record Template(long id, String label, String category, int version, String words) {}

    /** One wording: who gave it, when. */
    record Version(long template, int version, String words, long mandate, Instant at) {}

    /** Those in use for such matters: the ones for this minor first, then its major's, then those for all. */
    public List<Template> offered(long community, String category) {
        return db.sql("""
                select template.id, template.name as label, template.category, template.version, version.words
                from casework.template
                join casework.template_version version using (community, id, version)
                where community = :community and template.active
                  and (template.category in ('', :category) or :category like template.category || '-%')
                order by length(template.category) desc, template.id
                """)
                .param("community", community)
                .param("category", category)
                .query(Template.class)
                .list();
    }

    /** All in use. */
    List<Template> all(Duty duty) {
        return db.sql("""
                select template.id, template.name as label, template.category, template.version, version.words
                from casework.template
                join casework.template_version version using (community, id, version)
                where community = :community and template.active
                order by template.category, template.id
                """)
                .param("community", duty.area().id())
                .query(Template.class)
                .list();
    }

    /** Every wording of one, the newest first. */
    List<Version> versions(Duty duty, long id) {
        var found = db.sql("""
                select id, version, words, mandate, at
                from casework.template_version
                where community = :community and id = :id
                order by version desc
                """)
                .param("community", duty.area().id())
                .param("id", id)
                .query(Templates::version)
                .list();
        if (found.isEmpty()) throw new Missing("template " + id);
        return found;
    }

    /**
     * The template that somebody sent as it stands (R30), in any wording it ever had: it is no answer written for this
     * matter.
     */
    public Optional<Template> unedited(Standing it, String written) {
        return db.sql("""
                select template.id, template.name as label, template.category, version.version, version.words
                from casework.template
                join casework.template_version version using (community, id)
                where community = :community
                order by template.id, version.version desc
                """).param("community", it.community()).query(Template.class).list().stream()
                .filter(one -> Wording.same(written, Wording.filled(one.words(), it)))
                .findFirst();
    }

    /** Beside the step that the case has just got. */
    public void used(Case.Head before, Template it) {
        db.sql("""
                insert into casework.unedited (community, case_id, number, template, version)
                values (:community, :id, :number, :template, :version)
                """)
                .param("community", before.community())
                .param("id", before.id().value())
                .param("number", before.version() + 1)
                .param("template", it.id())
                .param("version", it.version())
                .update();
    }

    /** Whether nobody has answered but by a template as it stands. */
    public boolean onlyUnedited(Standing it) {
        return db.sql("""
                select exists (select from casework.unedited where community = :community and case_id = :id)
                """)
                .param("community", it.community())
                .param("id", it.id().value())
                .query(Boolean.class)
                .single();
    }

    long add(Duty duty, String name, String category, String words) {
        var id = db.sql("""
                insert into casework.template (community, name, category, version)
                values (:community, :name, :category, 1)
                returning id
                """)
                .param("community", duty.area().id())
                .param("name", name)
                .param("category", category)
                .query(Long.class)
                .single();
        word(duty, id, 1, words);
        return id;
    }

    /** The version that was shown is the lock. */
    void reword(Duty duty, long id, int seen, String name, String category, String words) {
        Refused.unlessChanged(db.sql("""
                update casework.template set version = version + 1, name = :name, category = :category
                where community = :community and id = :id and version = :seen and active
                """)
                .param("name", name)
                .param("category", category)
                .param("community", duty.area().id())
                .param("id", id)
                .param("seen", seen)
                .update());
        word(duty, id, seen + 1, words);
    }

    /** Not offered any more; what it was stays to be compared with. */
    void retire(Duty duty, long id) {
        Refused.unlessChanged(
                db.sql("""
                update casework.template set active = false where community = :community and id = :id and active
                """).param("community", duty.area().id()).param("id", id).update());
    }

    private void word(Duty duty, long id, int version, String words) {
        db.sql("""
                insert into casework.template_version (community, id, version, words, person, mandate, at)
                values (:community, :id, :version, :words, :me, :mandate, :now)
                """)
                .param("community", duty.area().id())
                .param("id", id)
                .param("version", version)
                .param("words", words)
                .param("me", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("words"),
                row.getLong("mandate"),
                instant(row, "at"));
    }
}
