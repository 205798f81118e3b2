package shequtong.residency.looks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Sealed;
import shequtong.organization.Area;
import shequtong.residency.facts.IdNumber;

/** What is on file about whoever lives somewhere or asks to. The number is opened when somebody may see it, or for its mask. */
@Repository
class Files {

    private final JdbcClient db;
    private final Sealed sealed;

    Files(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /**
     * @param community where they live or want to
     * @param registration the newest that is open, which is where an applicant's name is read
     */
    record File(
            long community,
            PersonId person,
            String estate,
            String building,
            String room,
            boolean member,
            @Nullable Long registration) {

        String dwelling() {
            return estate + " " + building + room;
        }

        String maskedDwelling() {
            return estate + " " + building + "***";
        }
    }

    /** Of somebody below this area who lives there or is asking to; of anybody else there is no file. */
    File get(Area area, PersonId person) {
        return db.sql("""
                select file.community, estate.label as estate, file.building, file.room, file.member, file.registration
                from (
                    select member.community, member.estate, member.building, member.room, true as member,
                           null::bigint as registration, member.since as at
                    from residency.member
                    where member.person = :person and member.until is null
                    union all
                    select registration.community, registration.estate, registration.building, registration.room, false,
                           registration.id, registration.submitted_at
                    from residency.registration
                    where registration.person = :person and registration.state in ('SUBMITTED', 'NEED_MORE', 'REJECTED')
                ) as file
                join organization.area_view estate on estate.id = file.estate
                join organization.area_view top on top.id = :area and top.path @> estate.path
                order by file.member desc, file.at desc
                limit 1
                """)
                .param("person", person.value())
                .param("area", area.id())
                .query((row, _) -> new File(
                        row.getLong("community"),
                        person,
                        row.getString("estate"),
                        row.getString("building"),
                        row.getString("room"),
                        row.getBoolean("member"),
                        row.getObject("registration", Long.class)))
                .optional()
                .orElseThrow(() -> new Missing(person));
    }

    Optional<IdNumber> card(File file) {
        return file.registration() == null ? identity(file.person()) : registered(file);
    }

    private Optional<IdNumber> identity(PersonId person) {
        return db.sql("""
                select id_number from residency.identity where person = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new IdNumber(
                        sealed.open(row.getBytes("id_number"), "residency.identity.id_number." + person.value())))
                .optional();
    }

    private Optional<IdNumber> registered(File file) {
        return db.sql("""
                select id_number from residency.registration
                where community = :community and id = :id and id_number is not null
                """)
                .param("community", file.community())
                .param("id", file.registration())
                .query((row, _) -> new IdNumber(sealed.open(
                        row.getBytes("id_number"),
                        "residency.registration.id_number." + file.person().value())))
                .optional();
    }
}
