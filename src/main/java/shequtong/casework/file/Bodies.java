package shequtong.casework.file;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.organization.Duty;
import shequtong.residency.Author;

/** Whom a case may be sent to, and who works there. */
@Repository
public class Bodies {

    private final JdbcClient db;
    private final Clock clock;

    Bodies(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param near whether it serves the very community of the case, or its 街镇; the others are neighbours' 物业 */
    public record Body(long id, String label, String kind, boolean near) {

        public boolean property() {
            return kind.equals("PROPERTY_COMPANY");
        }

        public boolean gridCentre() {
            return kind.equals("GRID_CENTRE");
        }

        public Tier tier() {
            return property() ? Tier.SELF_GOVERNANCE : Tier.SUBDISTRICT;
        }
    }

    /** Somebody to be told at a desk. */
    public record Official(PersonId person, long area) {}

    /** A colleague who may be responsible for a case. */
    public record Colleague(long mandate, Author author, boolean secretary) {}

    /**
     * The 物业 of the community, and the grid centre, the squad, the offices of its 街镇. A desk of that 街镇 may send to
     * every 物业 within it and to the district's departments as well, and not to itself. A department that is not
     * connected is nobody's choice (S69).
     */
    public List<Body> serving(Duty duty, long community) {
        return db.sql("""
                select body.id, body.name, body.kind, body.area = community.id or body.area = community.parent as near
                from organization.area_view community
                join organization.area_view street on street.id = community.parent
                join organization.body_view body on body.path <@ street.path or body.area = street.parent
                where community.id = :community and body.id <> :own and body.onboarding <> 'NONE'
                  and (body.area = community.id and body.kind = 'PROPERTY_COMPANY'
                    or body.area = street.id
                       and body.kind in ('GRID_CENTRE', 'URBAN_MANAGEMENT_SQUAD', 'SUBDISTRICT_OFFICE', 'DEPARTMENT')
                    or street.id = :desk and body.kind = 'PROPERTY_COMPANY'
                    or street.id = :desk and body.area = street.parent and body.kind = 'DEPARTMENT')
                order by near desc, body.kind <> 'GRID_CENTRE', body.kind <> 'PROPERTY_COMPANY', body.id
                """)
                .param("community", community)
                .param("own", duty.mandate().body().id())
                .param("desk", duty.area().id())
                .query((row, _) -> new Body(
                        row.getLong("id"), row.getString("name"), row.getString("kind"), row.getBoolean("near")))
                .list();
    }

    /** Those among them that are not connected (any more): the form may be older than that. */
    public List<String> unconnected(List<Long> chosen) {
        return db.sql("""
                select name from organization.body_view
                where id = any(:chosen) and onboarding = 'NONE'
                order by id
                """)
                .param("chosen", chosen.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    /** Where a case goes that was not solved twice. */
    public Optional<Body> gridCentre(long community) {
        return db.sql("""
                select body.id, body.name, body.kind
                from organization.area_view community
                join organization.body_view body on body.area = community.parent and body.kind = 'GRID_CENTRE'
                where community.id = :community
                order by body.id
                limit 1
                """)
                .param("community", community)
                .query((row, _) -> new Body(row.getLong("id"), row.getString("name"), row.getString("kind"), true))
                .optional();
    }

    /** Everybody who works for a body now. */
    public List<Official> staff(long body) {
        return db.sql("""
                select distinct person, area
                from organization.mandate_view
                where body = :body and since <= :now and (until is null or until > :now)
                """)
                .param("body", body)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Official(new PersonId(row.getLong("person")), row.getLong("area")))
                .list();
    }

    /** Whoever holds the case; nobody when that mandate has ended. */
    public Optional<Official> holder(long mandate) {
        return db.sql("""
                select person, area
                from organization.mandate_view
                where id = :mandate and since <= :now and (until is null or until > :now)
                """)
                .param("mandate", mandate)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Official(new PersonId(row.getLong("person")), row.getLong("area")))
                .optional();
    }

    /** The 书记, the committee and its workers of a community. */
    public List<Colleague> committee(long community) {
        return db.sql("""
                select id, person, position = 'PARTY_SECRETARY' as secretary
                from organization.mandate_view
                where area = :community and position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER')
                  and since <= :now and (until is null or until > :now)
                order by position <> 'PARTY_SECRETARY', id
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Colleague(
                        row.getLong("id"),
                        new Author(new PersonId(row.getLong("person")), row.getLong("id"), false),
                        row.getBoolean("secretary")))
                .list();
    }
}
