package shequtong.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.web.Moments;

/** Which contact has what, as it is written. */
@Repository
class Patches {

    private final JdbcClient db;
    private final Clock clock;

    Patches(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those of the codes that lie directly below the desk. */
    List<Long> below(Duty duty, List<String> codes) {
        return db.sql("""
                select id
                from organization.area
                where parent = :scope and code = any(:codes) and kind in ('SUBDISTRICT', 'COMMUNITY') and closed_at is null
                order by code
                """)
                .param("scope", duty.area().id())
                .param("codes", codes.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Whether it is a mandate of this very desk, of somebody who could look after a patch. */
    boolean works(Duty duty, long mandate) {
        return db.sql("""
                select exists (
                    select from organization.mandate
                    where id = :mandate and area = :area and since <= :now and (until is null or until > :now)
                      and position in (
                          'STREET_LEADER', 'STREET_STAFF', 'GRID_OFFICER', 'SQUAD_OFFICER', 'DEPARTMENT_STAFF',
                          'DISTRICT_STAFF'))
                """)
                .param("mandate", mandate)
                .param("area", duty.area().id())
                .param("now", OffsetDateTime.now(clock))
                .query(Boolean.class)
                .single();
    }

    /** Whoever has it already keeps it as they have it. */
    int open(Duty duty, long mandate, List<Long> areas, @Nullable LocalDate endsOn) {
        return db.sql("""
                insert into organization.charge (area, mechanism, mandate, since, given_by, ends_on)
                select id, 'CONTACT', :mandate, :now, :by, :endsOn::date from unnest(:areas::bigint[]) as it (id)
                on conflict (area, mandate) where until is null and mechanism = 'CONTACT' do nothing
                """)
                .param("mandate", mandate)
                .param("now", OffsetDateTime.now(clock))
                .param("by", duty.mandate().id())
                .param("endsOn", endsOn)
                .param("areas", areas.toArray(Long[]::new))
                .update();
    }

    long close(long area, long charge) {
        return db.sql("""
                update organization.charge set until = :now
                where id = :charge and area = :area and mechanism = 'CONTACT' and until is null
                returning mandate
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("charge", charge)
                .param("area", area)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Missing("charge " + charge));
    }

    record Over(long area, long mandate) {}

    List<Over> lapse() {
        return db.sql("""
                update organization.charge set until = :now
                where id in (
                    select id from organization.charge
                    where until is null and ends_on is not null and ends_on < :today
                    order by ends_on, id
                    limit 100
                    for update skip locked)
                returning area, mandate
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI))
                .query(Over.class)
                .list();
    }
}
