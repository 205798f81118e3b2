package shequtong.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;

/** Whose a section is (S14, R9). Asked when it matters: whoever's mandate ended a second ago is not responsible now. */
@Repository
public class Owners {

    private final JdbcClient db;
    private final Sections sections;
    private final Clock clock;

    Owners(JdbcClient db, Sections sections, Clock clock) {
        this.db = db;
        this.sections = sections;
        this.clock = clock;
    }

    /** @param own whether the section was given to them; not so for the 书记, who has what nobody else has */
    public record Keeper(PersonId person, long mandate, boolean own) {}

    /** Somebody to whom a section may be given. */
    public record Colleague(long mandate, PersonId person) {}

    /** @param mandate whose it is or was, whether or not that mandate still lasts */
    public record Given(String kind, long mandate, OffsetDateTime since, boolean lasting) {}

    /** @param until null for whoever has it now */
    public record Past(
            String kind,
            long mandate,
            OffsetDateTime since,
            @org.jspecify.annotations.Nullable OffsetDateTime until) {}

    /** Whoever answers for a section now; the 书记 where it is nobody's; nobody where there is no 书记 either. */
    public Optional<Keeper> keeper(long community, String kind) {
        return db.sql("""
                select mandate.person, mandate.id, owner.mandate is not null as own
                from organization.mandate
                left join organization.section_owner owner
                    on owner.mandate = mandate.id and owner.community = mandate.area and owner.kind = :kind
                       and owner.until is null
                where mandate.area = :community and mandate.since <= :now
                  and (mandate.until is null or mandate.until > :now)
                  and (owner.mandate is not null or mandate.position = 'PARTY_SECRETARY')
                order by own desc, mandate.id
                limit 1
                """)
                .param("community", community)
                .param("kind", kind)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) ->
                        new Keeper(new PersonId(row.getLong("person")), row.getLong("id"), row.getBoolean("own")))
                .optional();
    }

    /** What the sections are called that nobody of the committee answers for, so that they fall to the 书记 (R9). */
    public List<String> vacant(Area community) {
        var kept = given(community.id()).stream()
                .filter(Given::lasting)
                .map(Given::kind)
                .collect(Collectors.toSet());
        return sections.of(community).stream()
                .filter(it -> it.owned() && !kept.contains(it.kind()))
                .map(Sections.Offered::name)
                .toList();
    }

    /** Who has which section of a community, as it was given. */
    public List<Given> given(long community) {
        return db.sql("""
                select owner.kind, owner.mandate, owner.since,
                       mandate.since <= :now and (mandate.until is null or mandate.until > :now) as lasting
                from organization.section_owner owner
                join organization.mandate on mandate.id = owner.mandate
                where owner.community = :community and owner.until is null
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Given(
                        row.getString("kind"),
                        row.getLong("mandate"),
                        row.getObject("since", OffsetDateTime.class),
                        row.getBoolean("lasting")))
                .list();
    }

    /** The last changes, the newest first. */
    public List<Past> history(long community) {
        return db.sql("""
                select kind, mandate, since, until
                from organization.section_owner
                where community = :community
                order by since desc, id desc
                limit 20
                """)
                .param("community", community)
                .query((row, _) -> new Past(
                        row.getString("kind"),
                        row.getLong("mandate"),
                        row.getObject("since", OffsetDateTime.class),
                        row.getObject("until", OffsetDateTime.class)))
                .list();
    }

    /** The 书记, the committee and its workers: a dozen at most. */
    public List<Colleague> colleagues(long community) {
        return db.sql("""
                select id, person
                from organization.mandate
                where area = :community and position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER')
                  and since <= :now and (until is null or until > :now)
                order by position <> 'PARTY_SECRETARY', id
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Colleague(row.getLong("id"), new PersonId(row.getLong("person"))))
                .list();
    }

    void give(Duty duty, String kind, long mandate) {
        if (colleagues(duty.area().id()).stream().noneMatch(it -> it.mandate() == mandate)) throw new Missing(mandate);
        end(duty.area().id(), kind);
        Refused.unlessChanged(db.sql("""
                insert into organization.section_owner (community, kind, mandate, since, given_by)
                values (:community, :kind, :mandate, :now, :by)
                on conflict (community, kind) where until is null do nothing
                """)
                .param("community", duty.area().id())
                .param("kind", kind)
                .param("mandate", mandate)
                .param("now", OffsetDateTime.now(clock))
                .param("by", duty.mandate().id())
                .update());
    }

    void end(long community, String kind) {
        db.sql("""
                update organization.section_owner set until = :now
                where community = :community and kind = :kind and until is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", community)
                .param("kind", kind)
                .update();
    }
}
