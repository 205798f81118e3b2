package shequtong.supervision.assessment;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was issued. A version is written once; only that of the month that still runs is replaced. */
@Repository
class Reports {

    private final JdbcClient db;

    Reports(JdbcClient db) {
        this.db = db;
    }

    Optional<Report> latest(long district, Kind kind, YearMonth month) {
        return db.sql("""
                select * from supervision.report
                where district = :district and kind = :kind and month = :month
                order by version desc
                limit 1
                """)
                .param("district", district)
                .param("kind", kind.name())
                .param("month", month.atDay(1))
                .query(Reports::report)
                .optional();
    }

    /** When a month was issued the first time; none while it was not. */
    Optional<Instant> first(Report it) {
        return db.sql("""
                select issued_at from supervision.report
                where district = :district and kind = :kind and month = :month and version >= 1
                order by version
                limit 1
                """)
                .param("district", it.district())
                .param("kind", it.kind().name())
                .param("month", it.month().atDay(1))
                .query((row, _) -> instant(row, "issued_at"))
                .optional();
    }

    List<Report> versions(Report it) {
        return db.sql("""
                select * from supervision.report
                where district = :district and kind = :kind and month = :month
                order by version desc
                limit 50
                """)
                .param("district", it.district())
                .param("kind", it.kind().name())
                .param("month", it.month().atDay(1))
                .query(Reports::report)
                .list();
    }

    /** The newest first. */
    List<YearMonth> months(long district, Kind kind) {
        return db.sql("""
                select distinct month from supervision.report
                where district = :district and kind = :kind
                order by month desc
                limit 24
                """).param("district", district).param("kind", kind.name()).query(LocalDate.class).list().stream()
                .map(YearMonth::from)
                .toList();
    }

    Optional<Report> get(long id) {
        return db.sql("""
                select * from supervision.report where id = :id
                """).param("id", id).query(Reports::report).optional();
    }

    /** Nobody else issues for this district until the transaction ends. */
    void hold(long district) {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('supervision.report', :district))
                """).param("district", district).query((_, _) -> true).single();
    }

    void dropDraft(long district, Kind kind, YearMonth month) {
        db.sql("""
                delete from supervision.report
                where district = :district and kind = :kind and month = :month and version = 0
                """)
                .param("district", district)
                .param("kind", kind.name())
                .param("month", month.atDay(1))
                .update();
    }

    Report save(Report it, Map<String, Integer> weights, List<Scoring.Line> lines) {
        var id = db.sql("""
                insert into supervision.report (district, kind, month, version, formula, issued_at, reason)
                values (:district, :kind, :month, :version, :formula, :at, :reason)
                returning id
                """)
                .param("district", it.district())
                .param("kind", it.kind().name())
                .param("month", it.month().atDay(1))
                .param("version", it.version())
                .param("formula", it.formula())
                .param("at", it.issuedAt().atOffset(UTC))
                .param("reason", it.reason())
                .query(Long.class)
                .single();
        db.sql("""
                insert into supervision.report_weight (report, indicator, weight)
                select :report, indicator, weight
                from unnest(:indicators::text[], :weights::int[]) as of (indicator, weight)
                """)
                .param("report", id)
                .param("indicators", weights.keySet().toArray(String[]::new))
                .param("weights", weights.values().toArray(Integer[]::new))
                .update();
        rows(id, lines);
        figures(id, lines);
        return new Report(
                id, it.district(), it.kind(), it.month(), it.version(), it.formula(), it.issuedAt(), it.reason());
    }

    private void rows(long report, List<Scoring.Line> lines) {
        db.sql("""
                insert into supervision.report_row (report, subject, street, peers, label, score, rank, ranked, place)
                select :report, subject, street, peers, label, score, rank, ranked, place
                from unnest(:subjects::bigint[], :streets::bigint[], :peers::text[], :labels::text[], :scores::numeric[],
                            :ranks::int[], :ranked::int[])
                     with ordinality as of (subject, street, peers, label, score, rank, ranked, place)
                """)
                .param("report", report)
                .param("subjects", array(lines, it -> it.subject().id(), new Long[0]))
                .param("streets", array(lines, it -> it.subject().street(), new Long[0]))
                .param("peers", array(lines, it -> it.subject().peers(), new String[0]))
                .param("labels", array(lines, it -> it.subject().label(), new String[0]))
                .param("scores", array(lines, Scoring.Line::score, new BigDecimal[0]))
                .param("ranks", array(lines, Scoring.Line::rank, new Integer[0]))
                .param("ranked", array(lines, Scoring.Line::ranked, new Integer[0]))
                .update();
    }

    private void figures(long report, List<Scoring.Line> lines) {
        record One(long subject, Scoring.Figure figure) {}
        var all = new ArrayList<One>();
        for (var line : lines)
            for (var it : line.figures()) all.add(new One(line.subject().id(), it));
        db.sql("""
                insert into supervision.report_figure (report, subject, indicator, part, whole, scored)
                select :report, subject, indicator, part, whole, scored
                from unnest(:subjects::bigint[], :indicators::text[], :parts::int[], :wholes::int[], :scored::numeric[])
                     as of (subject, indicator, part, whole, scored)
                """)
                .param("report", report)
                .param("subjects", array(all, One::subject, new Long[0]))
                .param("indicators", array(all, it -> it.figure().indicator(), new String[0]))
                .param("parts", array(all, it -> it.figure().part(), new Integer[0]))
                .param("wholes", array(all, it -> it.figure().whole(), new Integer[0]))
                .param("scored", array(all, it -> it.figure().scored(), new BigDecimal[0]))
                .update();
    }

    private static <T, V> V[] array(List<T> from, Function<T, ? extends V> of, V[] type) {
        return from.stream()
                .map(of)
                .collect(Collectors.toCollection(ArrayList::new))
                .toArray(type);
    }

    /** Whether it says of every subject what was counted now. */
    boolean says(Report report, List<Count> counts) {
        Set<Count> said = new HashSet<>(
                db.sql("""
                select subject, indicator, part, whole from supervision.report_figure where report = :report
                """).param("report", report.id()).query(Count.class).list());
        return said.equals(new HashSet<>(counts));
    }

    static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getLong("district"),
                Kind.valueOf(row.getString("kind")),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("version"),
                row.getInt("formula"),
                instant(row, "issued_at"),
                row.getString("reason"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
