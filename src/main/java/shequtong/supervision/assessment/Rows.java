package shequtong.supervision.assessment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the rows of a report, for who may see them: all, those of a street, or one's own. */
@Repository
class Rows {

    private final JdbcClient db;

    Rows(JdbcClient db) {
        this.db = db;
    }

    /** @param place in the list of all; the next page begins after it */
    record Row(
            long subject,
            long street,
            String peers,
            String label,
            @Nullable BigDecimal score,
            @Nullable Integer rank,
            int ranked,
            int place) {}

    /** @param scored percent as it went into the score; null where there was nothing to count */
    record Figure(
            long subject,
            String indicator,
            int part,
            int whole,
            @Nullable BigDecimal scored) {}

    /** One more than a page shows. Empty words and peers ask for all. */
    List<Row> page(Sight sight, Report report, String peers, String q, int after) {
        if (sight.own() != null) return one(report, sight.own()).stream().toList();
        return sight.street() == null
                ? ofDistrict(report, peers, q, after)
                : ofStreet(report, sight.street(), peers, q, after);
    }

    private List<Row> ofDistrict(Report report, String peers, String q, int after) {
        return db.sql("""
                select subject, street, peers, label, score, rank, ranked, place
                from supervision.report_row
                where report = :report and place > :after
                  and case when :peers = '' then true else peers = :peers end
                  and case when :q = '' then true else position(:q in label) > 0 end
                order by place
                limit 21
                """)
                .param("report", report.id())
                .param("after", after)
                .param("peers", peers)
                .param("q", q)
                .query(Row.class)
                .list();
    }

    private List<Row> ofStreet(Report report, long street, String peers, String q, int after) {
        return db.sql("""
                select subject, street, peers, label, score, rank, ranked, place
                from supervision.report_row
                where report = :report and street = :street and place > :after
                  and case when :peers = '' then true else peers = :peers end
                  and case when :q = '' then true else position(:q in label) > 0 end
                order by place
                limit 21
                """)
                .param("report", report.id())
                .param("street", street)
                .param("after", after)
                .param("peers", peers)
                .param("q", q)
                .query(Row.class)
                .list();
    }

    /** For the file and for paper, which have them all. Empty words and peers ask for all. */
    List<Row> all(Sight sight, Report report, String peers, String q) {
        return db.sql("""
                select subject, street, peers, label, score, rank, ranked, place
                from supervision.report_row
                where report = :report
                  and case when :street = 0 then true else street = :street end
                  and case when :own = 0 then true else subject = :own end
                  and case when :peers = '' then true else peers = :peers end
                  and case when :q = '' then true else position(:q in label) > 0 end
                order by place
                """)
                .param("report", report.id())
                .param("street", sight.street() == null ? 0 : sight.street())
                .param("own", sight.own() == null ? 0 : sight.own())
                .param("peers", peers)
                .param("q", q)
                .query(Row.class)
                .list();
    }

    private Optional<Row> one(Report report, long subject) {
        return db.sql("""
                select subject, street, peers, label, score, rank, ranked, place
                from supervision.report_row
                where report = :report and subject = :subject
                """)
                .param("report", report.id())
                .param("subject", subject)
                .query(Row.class)
                .optional();
    }

    /** None for what this desk may not see. */
    Optional<Row> get(Sight sight, Report report, long subject) {
        return one(report, subject)
                .filter(it -> sight.own() == null || sight.own() == it.subject())
                .filter(it -> sight.street() == null || sight.street() == it.street());
    }

    /** By subject and indicator. */
    Map<Long, Map<String, Figure>> figures(Report report, Collection<Long> subjects) {
        return db
                .sql("""
                select subject, indicator, part, whole, scored
                from supervision.report_figure
                where report = :report and subject = any(:subjects)
                """)
                .param("report", report.id())
                .param("subjects", subjects.toArray(Long[]::new))
                .query(Figure.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Figure::subject, Collectors.toMap(Figure::indicator, java.util.function.Function.identity())));
    }

    /** Their ranks in another report. */
    Map<Long, Integer> ranks(Report report, Collection<Long> subjects) {
        return db
                .sql("""
                select subject, rank
                from supervision.report_row
                where report = :report and subject = any(:subjects) and rank is not null
                """)
                .param("report", report.id())
                .param("subjects", subjects.toArray(Long[]::new))
                .query((row, _) -> Map.entry(row.getLong("subject"), row.getInt("rank")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
