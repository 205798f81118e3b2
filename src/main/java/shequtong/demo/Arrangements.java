package shequtong.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the communities of sections.txt have arranged themselves: whose a section is, what it is called, who answers the phone. */
@Repository
class Arrangements {

    private static final Duration SINCE = Duration.ofDays(360);

    private final JdbcClient db;
    private final Clock clock;

    Arrangements(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void arrange() {
        for (var line : Lines.of("sections.txt")) {
            var it = line.split(" ");
            switch (it[0]) {
                case "owner" -> owner(it[1], it[2], it[3]);
                case "name" -> name(it[1], it[2], it[3]);
                case "phone" -> phone(it[1], it[2]);
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private void owner(String area, String kind, String officer) {
        Instant since = clock.instant().minus(SINCE);
        db.sql("""
                insert into organization.section_owner (community, kind, mandate, since, given_by)
                select area.id, :kind, mandate.id, :since, secretary.id
                from organization.area
                join organization.mandate on mandate.area = area.id
                join organization.officer on officer.person = mandate.person and officer.name = :officer
                join organization.mandate secretary
                    on secretary.area = area.id and secretary.position = 'PARTY_SECRETARY'
                where area.short = :area
                """)
                .param("kind", kind)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("officer", officer)
                .param("area", area)
                .update();
    }

    /** Once the matters are told: what waits of them is the section's owner's, and no more the 书记's. */
    void handOver() {
        db.sql("""
                update casework.case_file file set holder = owner.mandate
                from organization.section_owner owner
                where owner.kind = 'STORIES' and owner.until is null and file.community = owner.community
                  and file.holder = owner.given_by and file.state <> 'CLOSED'
                """).update();
    }

    private void name(String area, String kind, String name) {
        db.sql("""
                insert into organization.section_choice (community, kind, off, name, number)
                select area.id, section.kind, false, :name, section.number
                from organization.area, organization.section
                where area.short = :area and section.kind = :kind
                """).param("name", name).param("area", area).param("kind", kind).update();
    }

    private void phone(String area, String phone) {
        db.sql("""
                update organization.area set phone = :phone where short = :area
                """).param("phone", phone).param("area", area).update();
    }
}
