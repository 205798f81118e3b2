package shequtong.residency.looks;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.residency.LookId;
import shequtong.residency.looks.Files.File;
import shequtong.web.Moments;

/** All looks. They are added and read, and stay as they are. */
@Repository
class Looks {

    private final JdbcClient db;
    private final Clock clock;

    Looks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Look(
            LookId id,
            long community,
            String place,
            PersonId person,
            PersonId official,
            long mandate,
            Field field,
            Reason reason,
            String words,
            Instant at) {}

    LookId add(Duty duty, File file, Field field, Reason reason, String words) {
        var now = clock.instant();
        return db.sql("""
                insert into residency.look (community, person, official, mandate, field, reason, words, at, day)
                values (:community, :person, :official, :mandate, :field, :reason, :words, :now, :day)
                on conflict do nothing
                returning id
                """)
                .param("community", file.community())
                .param("person", file.person().value())
                .param("official", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("field", field.name())
                .param("reason", reason.name())
                .param("words", words)
                .param("now", now.atOffset(UTC))
                .param("day", day(now))
                .query((row, _) -> new LookId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new Refused("身份证号每人每天只能查看一次，今天您已经看过了"));
    }

    /** How often this official looked today, at whatever and whomever. */
    int today(PersonId official) {
        return db.sql("""
                select count(*) from residency.look where official = :official and day = :day
                """)
                .param("official", official.value())
                .param("day", day(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** At this person, wherever it was; the newest first. */
    Slice<Look> at(PersonId person, Cursor after) {
        var found = db.sql("""
                select look.id, look.community, area.label as place, look.person, look.official, look.mandate, look.field,
                       look.reason, look.words, look.at
                from residency.look
                join organization.area_view area on area.id = look.community
                where look.person = :person and look.id < :id
                order by look.id desc
                limit 21
                """)
                .param("person", person.value())
                .param("id", after.id())
                .query(Looks::row)
                .list();
        return Slice.of(found, it -> new Cursor(it.at(), it.id().value()));
    }

    List<Look> all(Collection<Long> ids) {
        return db.sql("""
                select look.id, look.community, area.label as place, look.person, look.official, look.mandate, look.field,
                       look.reason, look.words, look.at
                from residency.look
                join organization.area_view area on area.id = look.community
                where look.id = any(:ids)
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Looks::row)
                .list();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Moments.SHANGHAI);
    }

    private static Look row(ResultSet row, int number) throws SQLException {
        return new Look(
                new LookId(row.getLong("id")),
                row.getLong("community"),
                row.getString("place"),
                new PersonId(row.getLong("person")),
                new PersonId(row.getLong("official")),
                row.getLong("mandate"),
                Field.valueOf(row.getString("field")),
                Reason.valueOf(row.getString("reason")),
                row.getString("words"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
