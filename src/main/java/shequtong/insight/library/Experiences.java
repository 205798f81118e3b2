package shequtong.insight.library;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.insight.library.Experience.Head;
import shequtong.insight.library.Experience.Words;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** One experience: as its own community has it, as those above it have it to judge, and as every desk has what is published. */
@Repository
class Experiences {

    private final JdbcClient db;

    Experiences(JdbcClient db) {
        this.db = db;
    }

    ExperienceId add(
            Duty duty, String major, Words words, @Nullable Long matter, @Nullable ExperienceId parent, Instant now) {
        var id = db.sql("""
                insert into insight.experience
                    (community, street, district, major, title, problem, method, effect, caution, matter, parent, person,
                     mandate, state, at)
                select place.id, place.parent, district.id, :major, :title, :problem, :method, :effect, :caution,
                       :matter::bigint, :parent::bigint, :me, :mandate, 'SUBMITTED', :now
                from organization.area_view place
                join organization.area_view district on district.kind = 'DISTRICT' and district.path @> place.path
                where place.id = :community
                returning id
                """)
                .param("community", duty.area().id())
                .param("major", major)
                .param("title", words.title())
                .param("problem", words.problem())
                .param("method", words.method())
                .param("effect", words.effect())
                .param("caution", words.caution())
                .param("matter", matter)
                .param("parent", parent == null ? null : parent.value())
                .param("me", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new ExperienceId(row.getLong("id")))
                .single();
        edition(id, 1, duty, words, now);
        return id;
    }

    /** @param state it is in afterwards: SUBMITTED when its community writes it anew, as it was when it is refined */
    void reword(Experience it, Duty duty, Words words, String state, Instant now) {
        Refused.unlessChanged(db.sql("""
                update insight.experience
                set title = :title, problem = :problem, method = :method, effect = :effect, caution = :caution,
                    version = version + 1, state = :after, said = null
                where id = :id and version = :version and state = :before
                """)
                .param("title", words.title())
                .param("problem", words.problem())
                .param("method", words.method())
                .param("effect", words.effect())
                .param("caution", words.caution())
                .param("after", state)
                .param("before", it.state())
                .param("id", it.head().id().value())
                .param("version", it.head().version())
                .update());
        edition(it.head().id(), it.head().version() + 1, duty, words, now);
    }

    private void edition(ExperienceId id, int number, Duty duty, Words words, Instant now) {
        db.sql("""
                insert into insight.edition (experience, number, at, mandate, title, problem, method, effect, caution)
                values (:id, :number, :now, :mandate, :title, :problem, :method, :effect, :caution)
                """)
                .param("id", id.value())
                .param("number", number)
                .param("now", now.atOffset(UTC))
                .param("mandate", duty.mandate().id())
                .param("title", words.title())
                .param("problem", words.problem())
                .param("method", words.method())
                .param("effect", words.effect())
                .param("caution", words.caution())
                .update();
    }

    void save(Experience.Published it, Duty duty) {
        Refused.unlessChanged(db.sql("""
                update insight.experience set state = 'PUBLISHED', published_at = :at, publisher = :mandate
                where id = :id and version = :version and state = 'SUBMITTED'
                """)
                .param("at", it.at().atOffset(UTC))
                .param("mandate", duty.mandate().id())
                .param("id", it.head().id().value())
                .param("version", it.head().version())
                .update());
    }

    void save(Experience.Returned it) {
        Refused.unlessChanged(db.sql("""
                update insight.experience set state = 'RETURNED', said = :why
                where id = :id and version = :version and state = 'SUBMITTED'
                """)
                .param("why", it.why())
                .param("id", it.head().id().value())
                .param("version", it.head().version())
                .update());
    }

    void save(Experience.Withdrawn it) {
        Refused.unlessChanged(db.sql("""
                update insight.experience set state = 'WITHDRAWN', said = :why where id = :id and state = 'PUBLISHED'
                """)
                .param("why", it.why())
                .param("id", it.head().id().value())
                .update());
    }

    Experience get(Duty duty, ExperienceId id) {
        return db.sql("""
                select it.*, place.label, street.label as above
                from insight.experience it
                join organization.area_view place on place.id = it.community
                join organization.area_view street on street.id = it.street
                join organization.area_view desk on desk.id = :scope
                join organization.area_view district on district.id = it.district and district.path @> desk.path
                where it.id = :id
                  and (it.state = 'PUBLISHED' or it.community = desk.id
                       or :judges and desk.path @> place.path and it.state <> 'RETURNED'
                       or it.state = 'WITHDRAWN' and exists (
                           select from insight.adoption where experience = it.id and community = desk.id))
                """)
                .param("id", id.value())
                .param("scope", duty.area().id())
                .param("judges", Library.judges(duty))
                .query(Experiences::experience)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Whether it comes from below this desk: what comes from elsewhere is read, not judged. */
    boolean lies(Duty duty, ExperienceId id) {
        return db.sql("""
                select exists (
                    select from insight.experience it
                    join organization.area_view place on place.id = it.community
                    join organization.area_view desk on desk.id = :scope and desk.path @> place.path
                    where it.id = :id)
                """)
                .param("scope", duty.area().id())
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private static Experience experience(ResultSet row, int number) throws SQLException {
        var matter = row.getLong("matter");
        var parent = row.getLong("parent");
        var head = new Head(
                new ExperienceId(row.getLong("id")),
                row.getLong("community"),
                row.getString("label"),
                row.getString("above"),
                row.getString("major"),
                new Words(
                        row.getString("title"),
                        row.getString("problem"),
                        row.getString("method"),
                        row.getString("effect"),
                        row.getString("caution")),
                matter == 0 ? null : matter,
                parent == 0 ? null : new ExperienceId(parent),
                new PersonId(row.getLong("person")),
                row.getLong("mandate"),
                row.getInt("version"),
                moment(row, "at"),
                row.getInt("adoptions"));
        return switch (row.getString("state")) {
            case "SUBMITTED" -> new Experience.Submitted(head);
            case "RETURNED" -> new Experience.Returned(head, row.getString("said"));
            case "PUBLISHED" -> new Experience.Published(head, moment(row, "published_at"));
            default -> new Experience.Withdrawn(head, moment(row, "published_at"), row.getString("said"));
        };
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** @param number counted from 1; the newest wording is the experience's own */
    record Edition(int number, Instant at, long mandate, Words words) {}

    List<Edition> editions(ExperienceId id) {
        return db.sql("""
                select number, at, mandate, title, problem, method, effect, caution
                from insight.edition where experience = :id order by number desc limit 20
                """)
                .param("id", id.value())
                .query((row, _) -> new Edition(
                        row.getInt("number"),
                        moment(row, "at"),
                        row.getLong("mandate"),
                        new Words(
                                row.getString("title"),
                                row.getString("problem"),
                                row.getString("method"),
                                row.getString("effect"),
                                row.getString("caution"))))
                .list();
    }

    /** A case of this community that residents may read, settled and at an end; told by its number. */
    long solved(Duty duty, String number) {
        return db.sql("""
                select id from casework.case_view
                where community = :community and number = upper(:number) and visibility <> 'COMMITTEE'
                  and state = 'CLOSED' and result = 'SOLVED'
                """)
                .param("community", duty.area().id())
                .param("number", number)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused("没有找到这个单号。要填本社区已经解决、办结的一件，只给居委会的不算"));
    }

    /** Told on a page: only to whoever has that case at their own desk. */
    @Nullable String number(Duty duty, Head head) {
        if (head.matter() == null
                || !duty.does(Work.COMMUNITY)
                || head.community() != duty.area().id()) return null;
        return db.sql("""
                select number from casework.case_view where community = :community and id = :id
                """)
                .param("community", head.community())
                .param("id", head.matter())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
