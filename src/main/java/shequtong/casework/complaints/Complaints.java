package shequtong.casework.complaints;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;
import static shequtong.web.Moments.SHANGHAI;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Resolved;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Here;

/** All the SQL of complaints. A resident asks for their own; a desk of the 街镇 for those it may hear of. */
@Repository
class Complaints {

    private final JdbcClient db;
    private final ComplaintPath path;

    Complaints(JdbcClient db, ComplaintPath path) {
        this.db = db;
        this.path = path;
    }

    /** JWJD-20260512-001: of the 街镇's series, so that none is missing in the community's (R49). */
    private String number(Area street, Instant now) {
        var day = LocalDate.ofInstant(now, SHANGHAI);
        var last = db.sql("""
                insert into casework.series (community, day, last) values (:street, :day, 1)
                on conflict (community, day) do update set last = series.last + 1
                returning last
                """)
                .param("street", street.id())
                .param("day", day)
                .query(Integer.class)
                .single();
        var slug = Objects.requireNonNull(street.slug()).toUpperCase(Locale.ROOT);
        return "%s-%s-%03d".formatted(slug, DateTimeFormatter.BASIC_ISO_DATE.format(day), last);
    }

    ComplaintId add(
            Here here, Area street, String words, List<PersonId> named, Instant now, Instant first, Instant handling) {
        return db.sql("""
                insert into casework.complaint (
                    street, number, community, reporter, named, words, state, reported_at, first_due, handle_from,
                    handle_due, due)
                values (
                    :street, :number, :community, :reporter, :named, :words, 'OPEN', :now, :first, :now, :handling,
                    least(:first::timestamptz, :handling::timestamptz))
                returning id
                """)
                .param("street", street.id())
                .param("number", number(street, now))
                .param("community", here.community().id())
                .param("reporter", here.person().value())
                .param("named", named.stream().map(PersonId::value).toArray(Long[]::new))
                .param("words", words)
                .param("now", now.atOffset(UTC))
                .param("first", first.atOffset(UTC))
                .param("handling", handling.atOffset(UTC))
                .query((row, _) -> new ComplaintId(row.getLong("id")))
                .single();
    }

    /** @throws Missing unless it is the asker's own */
    Complaint own(Here here, ComplaintId id) {
        return db.sql("""
                select complaint.*, area.label as place
                from casework.complaint
                join organization.area_view area on area.id = complaint.community
                where complaint.id = :id and complaint.community = :community and complaint.reporter = :me
                """)
                .param("id", id.value())
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query(Complaints::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** @throws Missing when this desk may not hear of it */
    Complaint heard(Duty duty, ComplaintId id) {
        return db.sql("""
                select complaint.*, area.label as place
                from casework.complaint
                join organization.area_view area on area.id = complaint.community
                where complaint.id = :id and complaint.street = :street
                  and casework.hears(:me, complaint.community, complaint.named, complaint.reporter)
                """)
                .param("id", id.value())
                .param("street", duty.area().id())
                .param("me", duty.person().value())
                .query(Complaints::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** For a deadline, which sees what it was set for. */
    Optional<Complaint> find(long street, ComplaintId id) {
        return db.sql("""
                select complaint.*, area.label as place
                from casework.complaint
                join organization.area_view area on area.id = complaint.community
                where complaint.street = :street and complaint.id = :id
                """)
                .param("street", street)
                .param("id", id.value())
                .query(Complaints::row)
                .optional();
    }

    Slice<Complaint> mine(Here here, Cursor after) {
        return Slice.of(
                db.sql("""
                        select complaint.*, area.label as place
                        from casework.complaint
                        join organization.area_view area on area.id = complaint.community
                        where complaint.reporter = :me and complaint.community = :community
                          and (complaint.reported_at, complaint.id) < (:at, :id)
                        order by complaint.reported_at desc, complaint.id desc
                        limit 21
                        """)
                        .param("me", here.person().value())
                        .param("community", here.community().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Complaints::row)
                        .list(),
                it -> new Cursor(it.head().reportedAt(), it.head().id().value()));
    }

    /** What is not closed, the nearest deadline first. */
    Slice<Complaint> open(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select complaint.*, area.label as place
                        from casework.complaint
                        join organization.area_view area on area.id = complaint.community
                        where complaint.street = :street and complaint.state <> 'CLOSED'
                          and (complaint.due, complaint.id) > (:at, :id)
                          and casework.hears(:me, complaint.community, complaint.named, complaint.reporter)
                        order by complaint.due, complaint.id
                        limit 21
                        """)
                        .param("street", duty.area().id())
                        .param("me", duty.person().value())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Complaints::row)
                        .list(),
                it -> new Cursor(due(it), it.head().id().value()));
    }

    Slice<Complaint> closed(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select complaint.*, area.label as place
                        from casework.complaint
                        join organization.area_view area on area.id = complaint.community
                        where complaint.street = :street and complaint.state = 'CLOSED'
                          and (complaint.closed_at, complaint.id) < (:at, :id)
                          and casework.hears(:me, complaint.community, complaint.named, complaint.reporter)
                        order by complaint.closed_at desc, complaint.id desc
                        limit 21
                        """)
                        .param("street", duty.area().id())
                        .param("me", duty.person().value())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Complaints::row)
                        .list(),
                it -> new Cursor(
                        it instanceof Complaint.Closed closed
                                ? closed.closedAt()
                                : it.head().reportedAt(),
                        it.head().id().value()));
    }

    /** Those of the 街镇's office who may hear of it now. */
    List<PersonId> hearers(long street, long community, List<PersonId> named, PersonId reporter, Instant now) {
        return db.sql("""
                select distinct person
                from organization.mandate_view
                where area = :street and position in ('STREET_STAFF', 'STREET_LEADER')
                  and since <= :now and (until is null or until > :now)
                  and casework.hears(person, :community, :named, :reporter)
                """)
                .param("street", street)
                .param("community", community)
                .param("named", named.stream().map(PersonId::value).toArray(Long[]::new))
                .param("reporter", reporter.value())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list();
    }

    /** The version is the lock: whoever comes second changes nothing. */
    void save(Complaint it, ComplaintStep step) {
        var head = it.head();
        Refused.unlessChanged(db.sql("""
                update casework.complaint
                set state = :state, version = version + 1, first_answered_at = :firstAnsweredAt::timestamptz,
                    handle_from = :handleFrom, handle_due = :handleDue, answered_at = :answeredAt::timestamptz,
                    rate_due = :rateDue::timestamptz, closed_at = :closedAt::timestamptz, finding = :finding,
                    resolved = :resolved, reworks = :reworks, due = :due
                where street = :street and id = :id and version = :version and state <> 'CLOSED'
                """)
                .param("state", state(it))
                .param("firstAnsweredAt", utc(head.firstAnsweredAt()))
                .param("handleFrom", head.handleFrom().atOffset(UTC))
                .param("handleDue", head.handleDue().atOffset(UTC))
                .param("answeredAt", utc(answeredAt(it)))
                .param("rateDue", utc(rateDue(it)))
                .param("closedAt", it instanceof Complaint.Closed closed ? utc(closed.closedAt()) : null)
                .param("finding", finding(it))
                .param(
                        "resolved",
                        it instanceof Complaint.Closed closed && closed.resolved() != null
                                ? closed.resolved().name()
                                : null)
                .param("reworks", head.reworks())
                .param("due", due(it).atOffset(UTC))
                .param("street", head.street())
                .param("id", head.id().value())
                .param("version", head.version())
                .update());
        path.add(head.street(), head.id(), head.version() + 1, step);
    }

    private static Complaint row(ResultSet row, int number) throws SQLException {
        var head = new Complaint.Head(
                row.getLong("street"),
                new ComplaintId(row.getLong("id")),
                row.getInt("version"),
                row.getString("number"),
                row.getLong("community"),
                row.getString("place"),
                new PersonId(row.getLong("reporter")),
                Stream.of((Long[]) row.getArray("named").getArray())
                        .map(PersonId::new)
                        .toList(),
                row.getString("words"),
                instant(row, "reported_at"),
                instant(row, "first_due"),
                maybe(row, "first_answered_at"),
                instant(row, "handle_from"),
                instant(row, "handle_due"),
                row.getInt("reworks"));
        var resolved = row.getString("resolved");
        return switch (row.getString("state")) {
            case "OPEN" -> new Complaint.Open(head);
            case "ANSWERED" ->
                new Complaint.Answered(
                        head,
                        instant(row, "answered_at"),
                        instant(row, "rate_due"),
                        Finding.valueOf(row.getString("finding")));
            default ->
                new Complaint.Closed(
                        head,
                        instant(row, "answered_at"),
                        instant(row, "rate_due"),
                        instant(row, "closed_at"),
                        Finding.valueOf(row.getString("finding")),
                        resolved == null ? null : Resolved.valueOf(resolved));
        };
    }

    private static String state(Complaint it) {
        return switch (it) {
            case Complaint.Open _ -> "OPEN";
            case Complaint.Answered _ -> "ANSWERED";
            case Complaint.Closed _ -> "CLOSED";
        };
    }

    private static @Nullable Instant answeredAt(Complaint it) {
        return switch (it) {
            case Complaint.Open _ -> null;
            case Complaint.Answered answered -> answered.answeredAt();
            case Complaint.Closed closed -> closed.answeredAt();
        };
    }

    private static @Nullable Instant rateDue(Complaint it) {
        return switch (it) {
            case Complaint.Open _ -> null;
            case Complaint.Answered answered -> answered.rateDue();
            case Complaint.Closed closed -> closed.rateDue();
        };
    }

    private static @Nullable String finding(Complaint it) {
        return switch (it) {
            case Complaint.Open _ -> null;
            case Complaint.Answered answered -> answered.finding().name();
            case Complaint.Closed closed -> closed.finding().name();
        };
    }

    /** What matters next: the first answer, the end of the work, or the reporter's word. */
    private static Instant due(Complaint it) {
        var head = it.head();
        return switch (it) {
            case Complaint.Open _
            when head.firstAnsweredAt() == null && head.firstDue().isBefore(head.handleDue()) -> head.firstDue();
            case Complaint.Open _ -> head.handleDue();
            case Complaint.Answered answered -> answered.rateDue();
            case Complaint.Closed closed -> closed.closedAt();
        };
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }
}
