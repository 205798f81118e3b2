package shequtong.casework.file;

import static shequtong.web.Moments.SHANGHAI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.HolidayCalendar;

/** When a matter has to be answered and done with, by its category and the calendar. */
@Repository
public class Clocks implements HolidayCalendar {

    /** Holidays move a deadline by weeks at most. */
    private static final int DAYS_AHEAD = 120;

    private final JdbcClient db;

    Clocks(JdbcClient db) {
        this.db = db;
    }

    /** @param days working days, used where hours is 0 */
    private record Span(int first, int hours, int days) {}

    /** Natural time: it runs at night and on holidays (R31). */
    public Instant first(String category, Instant from) {
        return from.plus(Duration.ofHours(span(category).first()));
    }

    /** In an emergency the urgent limits hold, whatever the category (R36). */
    public Case.Times urgent(Instant from) {
        return db.sql("""
                select first_hours, handle_hours from casework.limits where class = 'U'
                """)
                .query((row, _) -> new Case.Times(
                        from,
                        from.plus(Duration.ofHours(row.getInt("first_hours"))),
                        null,
                        from,
                        from.plus(Duration.ofHours(row.getInt("handle_hours")))))
                .single();
    }

    public Instant handling(String category, Instant from) {
        var span = span(category);
        if (span.hours() > 0) return from.plus(Duration.ofHours(span.hours()));
        return workingDays(from).end(from, span.days());
    }

    /** So many working days later. */
    public Instant after(Instant from, int days) {
        return workingDays(from).end(from, days);
    }

    /** Where a clock that stood at due ends when it has rested: what was left of it is left again, counted as before. */
    public Instant resumed(String category, Instant due, Instant since, Instant at) {
        var rested = Duration.between(since, at);
        if (span(category).hours() > 0) return due.plus(rested);
        var left = workingDays(since).between(since, due);
        return left == 0 ? due.plus(rested) : after(at, left);
    }

    private Span span(String category) {
        return db.sql("""
                select coalesce(category.first_hours, limits.first_hours) as first,
                       case when category.handle_days is null
                            then coalesce(category.handle_hours, limits.handle_hours, 0) else 0 end as hours,
                       case when category.handle_hours is null
                            then coalesce(category.handle_days, limits.handle_days, 0) else 0 end as days
                from casework.category
                join casework.limits on limits.class = category.class
                where category.code = :category
                """)
                .param("category", category)
                .query((row, _) -> new Span(row.getInt("first"), row.getInt("hours"), row.getInt("days")))
                .single();
    }

    public WorkingDays workingDays(Instant from) {
        var day = from.atZone(SHANGHAI).toLocalDate();
        return new WorkingDays(exceptions(day, day.plusDays(DAYS_AHEAD)));
    }

    @Override
    public Map<LocalDate, Boolean> exceptions(LocalDate from, LocalDate to) {
        var exceptions = new HashMap<LocalDate, Boolean>();
        db.sql("""
                select day, works from casework.calendar where day between :from and :to
                """).param("from", from).param("to", to).query(row -> {
            exceptions.put(row.getObject("day", LocalDate.class), row.getBoolean("works"));
        });
        return exceptions;
    }
}
