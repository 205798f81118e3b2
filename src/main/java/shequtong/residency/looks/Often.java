package shequtong.residency.looks;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.organization.Area;
import shequtong.residency.LookSettings;
import shequtong.web.Moments;

/** Counts of looks, for those who have to notice. */
@Repository
class Often {

    private static final int DAYS = 30;
    private static final int MOST = 100;

    private final JdbcClient db;
    private final Clock clock;
    private final LookSettings settings;

    Often(JdbcClient db, Clock clock, LookSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** @param mandate under which the last of them was taken */
    record Day(LocalDate day, long mandate, int times) {}

    List<Day> below(Area area) {
        return db.sql("""
                select look.day, max(look.mandate) as mandate, count(*) as times
                from residency.look
                where look.day >= :since and look.community in (
                    select below.id
                    from organization.area_view below
                    join organization.area_view top on top.path @> below.path
                    where top.id = :area)
                group by look.day, look.official
                having count(*) > :often
                order by look.day desc, times desc
                limit 100
                """)
                .param("since", today().minusDays(DAYS))
                .param("area", area.id())
                .param("often", settings.often())
                .query(Day.class)
                .list();
    }

    /** Who sits at the desk of the 街镇 now. */
    List<PersonId> desk(Area street) {
        return db.sql("""
                select distinct person
                from organization.mandate_view
                where area = :street and position in ('STREET_STAFF', 'STREET_LEADER')
                  and since <= :now and (until is null or until > :now)
                """)
                .param("street", street.id())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI);
    }
}
