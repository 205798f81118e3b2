package shequtong.casework.file;

import static java.time.ZoneOffset.UTC;
import static shequtong.web.Moments.SHANGHAI;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.Matter;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.organization.Area;
import shequtong.organization.Here;
import shequtong.organization.Owners;
import shequtong.organization.Section;

/** Takes matters in, and lets their reporter still change how they read and who may see them. */
@Repository
public class Intake {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final JdbcClient db;
    private final Cases cases;
    private final Owners owners;
    private final Reminders reminders;

    Intake(JdbcClient db, Cases cases, Owners owners, Reminders reminders) {
        this.db = db;
        this.cases = cases;
        this.owners = owners;
        this.reminders = reminders;
    }

    /** WSXC-20260512-037. The row of the day is held until the transaction ends, so no number is given twice. */
    private String number(Area community, Instant now) {
        var day = LocalDate.ofInstant(now, SHANGHAI);
        var last = db.sql("""
                insert into casework.series (community, day, last) values (:community, :day, 1)
                on conflict (community, day) do update set last = series.last + 1
                returning last
                """)
                .param("community", community.id())
                .param("day", day)
                .query(Integer.class)
                .single();
        var slug = Objects.requireNonNull(community.slug()).toUpperCase(Locale.ROOT);
        return "%s-%s-%03d".formatted(slug, DAY.format(day), last);
    }

    /** It is held by whoever has 身边事 in that community, and by the 书记 where nobody has (S14). */
    public CaseId open(Area community, PersonId reporter, Matter matter, Case.Times times) {
        var id = db.sql("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier, holder,
                    reported_at, first_due, handle_from, handle_due, due)
                select estate.parent, :number, :reporter, :visibility, estate.id, category.code, :title, :words, :place,
                       'REPORTED', 'SELF_GOVERNANCE', :holder, :reportedAt, :firstDue, :reportedAt, :handleDue, least(:firstDue::timestamptz, :handleDue::timestamptz)
                from organization.area_view estate
                join casework.category on category.code = :category and category.active
                where estate.id = :estate and estate.parent = :community and estate.kind = 'ESTATE'
                returning id
                """)
                .param("number", number(community, times.reportedAt()))
                .param("community", community.id())
                .param("reporter", reporter.value())
                .param("visibility", matter.visibility().name())
                .param("estate", matter.estate())
                .param("category", matter.category())
                .param("title", matter.title())
                .param("words", matter.words())
                .param("place", matter.place())
                .param(
                        "holder",
                        owners.keeper(community.id(), Section.STORIES)
                                .map(Owners.Keeper::mandate)
                                .orElse(null))
                .param("reportedAt", times.reportedAt().atOffset(UTC))
                .param("firstDue", times.firstDue().atOffset(UTC))
                .param("handleDue", times.handleDue().atOffset(UTC))
                .query((row, _) -> new CaseId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no such estate or category here"));
        cases.add(community.id(), id, 1, Step.reported(reporter, times.reportedAt()));
        reminders.set(community.id(), id, times);
        return id;
    }

    /** Told with words of an emergency. */
    public void flag(Area community, CaseId id) {
        db.sql("""
                update casework.case_file set urgent = true where community = :community and id = :id
                """).param("community", community.id()).param("id", id.value()).update();
    }

    /** What one colleague held because the section was theirs goes over with it; what they were handed by name too. */
    public void handOver(long community, long from, long to) {
        db.sql("""
                update casework.case_file set holder = :to
                where community = :community and holder = :from and state <> 'CLOSED'
                """)
                .param("to", to)
                .param("community", community)
                .param("from", from)
                .update();
    }

    /** Only while nobody has answered, not even with words that stop no clock, and only by whoever wrote it. */
    public void reword(Here here, CaseId id, Matter matter, Instant since, Case.Times times) {
        Refused.unlessChanged(db.sql("""
                update casework.case_file
                set title = :title, words = :words, place = :place, category = category.code, visibility = :visibility,
                    first_due = case when urgent then first_due else :firstDue::timestamptz end,
                    handle_due = case when urgent then handle_due else :handleDue::timestamptz end,
                    due = case when urgent then due else least(:firstDue::timestamptz, :handleDue::timestamptz) end
                from casework.category
                where community = :community and id = :id and reporter = :reporter and state = 'REPORTED'
                  and first_answered_at is null and reported_at > :since
                  and not exists (
                      select from casework.step
                      where step.community = case_file.community and step.case_id = case_file.id
                        and step.kind in ('REPLIED', 'KEPT', 'SENT', 'FED_BACK'))
                  and category.code = :category and category.active
                """)
                .param("title", matter.title())
                .param("words", matter.words())
                .param("place", matter.place())
                .param("category", matter.category())
                .param("visibility", matter.visibility().name())
                .param("firstDue", times.firstDue().atOffset(UTC))
                .param("handleDue", times.handleDue().atOffset(UTC))
                .param("community", here.community().id())
                .param("id", id.value())
                .param("reporter", here.person().value())
                .param("since", since.atOffset(UTC))
                .update());
        cases.find(here.community().id(), id).ifPresent(reminders::set);
        cases.filed(here.community().id(), id);
    }

    public void hide(Here here, CaseId id) {
        Refused.unlessChanged(db.sql("""
                update casework.case_file set visibility = 'COMMITTEE'
                where community = :community and id = :id and reporter = :reporter and visibility <> 'COMMITTEE'
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("reporter", here.person().value())
                .update());
    }
}
