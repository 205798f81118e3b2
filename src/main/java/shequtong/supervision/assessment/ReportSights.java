package shequtong.supervision.assessment;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.organization.Viewer;

/** Prints, contests and proposed weights as notices name them: no case is named, and what is read stands on the page. */
final class ReportSights {

    private ReportSights() {}

    /** 2026年9月居村党组织考核 */
    private static String title(YearMonth month, Kind kind) {
        return "%d年%d月%s考核".formatted(month.getYear(), month.getMonthValue(), kind.label());
    }

    private static String list(Duty duty, Kind kind, YearMonth month) {
        return duty.path(AssessmentController.PATH + "?kind=" + kind + "&month=" + month);
    }

    /** For every desk that reads of its kind in this district. */
    @Repository
    static class OfReports implements shequtong.organization.Sight {

        private final JdbcClient db;

        OfReports(JdbcClient db) {
            this.db = db;
        }

        @Override
        public String kind() {
            return Telling.REPORT;
        }

        @Override
        public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
            if (!(viewer instanceof Duty duty) || !Sight.may(duty)) return Map.of();
            var sight = Sight.of(duty);
            return db
                    .sql("""
                            select report.id, report.kind, report.month
                            from supervision.report
                            join organization.area_view top on top.id = report.district
                            join organization.area_view own on own.id = :area and own.path <@ top.path
                            where report.id = any(:ids) and report.kind = any(:kinds)
                            """)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("area", duty.area().id())
                    .param("kinds", sight.kinds().stream().map(Enum::name).toArray(String[]::new))
                    .query((row, _) -> {
                        var kind = Kind.valueOf(row.getString("kind"));
                        var month = YearMonth.from(row.getObject("month", LocalDate.class));
                        return Map.entry(
                                row.getLong("id"), new Seen(title(month, kind), list(duty, kind, month), false));
                    })
                    .list()
                    .stream()
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** For whoever decides, and for the one that is assessed. */
    @Repository
    static class OfContests implements shequtong.organization.Sight {

        private final JdbcClient db;

        OfContests(JdbcClient db) {
            this.db = db;
        }

        @Override
        public String kind() {
            return Telling.CONTEST;
        }

        @Override
        public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
            if (!(viewer instanceof Duty duty) || !Sight.may(duty)) return Map.of();
            var sight = Sight.of(duty);
            return db
                    .sql("""
                            select it.id, it.kind, it.month, formula.label
                            from supervision.contest it
                            join supervision.formula on formula.version = :formula and formula.kind = it.kind
                                 and formula.indicator = it.indicator
                            where it.id = any(:ids) and it.kind = any(:kinds)
                              and case when :decides then it.district = :area else it.subject = :own end
                            """)
                    .param("formula", Weights.FORMULA)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("kinds", sight.kinds().stream().map(Enum::name).toArray(String[]::new))
                    .param("decides", Sight.decides(duty))
                    .param("area", duty.area().id())
                    .param("own", sight.own() == null ? 0 : sight.own())
                    .query((row, _) -> {
                        var kind = Kind.valueOf(row.getString("kind"));
                        var month = YearMonth.from(row.getObject("month", LocalDate.class));
                        return Map.entry(
                                row.getLong("id"),
                                new Seen(
                                        title(month, kind) + "“" + row.getString("label") + "”",
                                        Sight.decides(duty)
                                                ? duty.path(ContestController.PATH)
                                                : list(duty, kind, month),
                                        false));
                    })
                    .list()
                    .stream()
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** For whoever proposes and whoever confirms. */
    @Repository
    static class OfWeights implements shequtong.organization.Sight {

        private final JdbcClient db;

        OfWeights(JdbcClient db) {
            this.db = db;
        }

        @Override
        public String kind() {
            return Proposals.KIND;
        }

        @Override
        public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
            if (!(viewer instanceof Duty duty) || !Sight.decides(duty) && !Sight.confirms(duty)) return Map.of();
            return db
                    .sql("""
                            select id, kind, year from supervision.weighing where id = any(:ids) and district = :area
                            """)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("area", duty.area().id())
                    .query((row, _) -> {
                        var kind = Kind.valueOf(row.getString("kind"));
                        return Map.entry(
                                row.getLong("id"),
                                new Seen(
                                        "%d年%s考核的权重".formatted(row.getInt("year"), kind.label()),
                                        duty.path(WeightController.PATH + "?kind=" + kind),
                                        false));
                    })
                    .list()
                    .stream()
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
