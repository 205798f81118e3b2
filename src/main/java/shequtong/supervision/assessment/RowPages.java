package shequtong.supervision.assessment;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;
import shequtong.web.Faults;

/** Puts the pages of one who is assessed together: its row, and what stands behind a figure. */
@Component
class RowPages {

    private final Districts districts;
    private final Reports reports;
    private final Rows rows;
    private final Behind behind;
    private final Weights weights;
    private final Contests contests;
    private final Assessing assessing;

    RowPages(
            Districts districts,
            Reports reports,
            Rows rows,
            Behind behind,
            Weights weights,
            Contests contests,
            Assessing assessing) {
        this.districts = districts;
        this.reports = reports;
        this.rows = rows;
        this.behind = behind;
        this.weights = weights;
        this.contests = contests;
        this.assessing = assessing;
    }

    /** @throws Missing for one that this desk has no row of */
    Report report(Duty duty, long id) {
        var sight = Sight.of(duty);
        return reports.get(id)
                .filter(it ->
                        it.district() == districts.of(duty) && sight.kinds().contains(it.kind()))
                .orElseThrow(() -> new Missing(id));
    }

    Rows.Row row(Duty duty, Report report, long subject) {
        return rows.get(Sight.of(duty), report, subject).orElseThrow(() -> new Missing(subject));
    }

    static String path(Duty duty, Report report, long subject) {
        return duty.path(AssessmentController.PATH + "/rows/" + report.id() + "/" + subject);
    }

    RowPage row(Duty duty, long id, long subject) {
        var report = report(duty, id);
        var row = row(duty, report, subject);
        var figures = rows.figures(report, List.of(subject)).getOrDefault(subject, Map.of());
        var labels = weights.indicators(report);
        return new RowPage(
                duty.path(AssessmentController.PATH + "?kind=" + report.kind() + "&month=" + report.month()),
                row.label(),
                Peers.label(row.peers()),
                report,
                row.score() == null ? "暂无" : row.score().toPlainString(),
                row.rank() == null ? "没有名次" : "第" + row.rank() + "名，同类" + row.ranked() + "个",
                labels.stream()
                        .map(it -> {
                            var figure = figures.get(it.indicator());
                            return new RowPage.Line(
                                    it,
                                    AssessmentPage.Cell.of(it.indicator(), figure),
                                    figure == null ? null : figure.scored(),
                                    report.kind() == Kind.STREET || !Behind.LISTED.contains(it.indicator())
                                            ? null
                                            : path(duty, report, subject) + "/" + it.indicator());
                        })
                        .toList(),
                reports.versions(report).stream()
                        .map(it -> new RowPage.Version(
                                path(duty, it, subject),
                                it.state(),
                                it.issuedAt(),
                                it.reason(),
                                it.id() == report.id()))
                        .toList(),
                contests.of(report, subject).stream()
                        .map(it -> new RowPage.Said(it, label(labels, it.indicator())))
                        .toList());
    }

    BehindPage behind(
            Duty duty, long id, long subject, String indicator, Cursor after, BehindPage.Contest typed, Faults faults) {
        var report = report(duty, id);
        var row = row(duty, report, subject);
        var what = weights.indicators(report).stream()
                .filter(it -> it.indicator().equals(indicator)
                        && report.kind() != Kind.STREET
                        && Behind.LISTED.contains(indicator))
                .findFirst()
                .orElseThrow(() -> new Missing(indicator));
        return new BehindPage(
                path(duty, report, subject),
                path(duty, report, subject) + "/" + indicator,
                row.label(),
                report,
                rows.figures(report, List.of(subject))
                        .getOrDefault(subject, Map.of())
                        .get(indicator),
                what,
                behind.of(report, subject, indicator, after)
                        .map(it -> new BehindPage.Line(it, new Cursor(it.due(), it.thing() + 1).toString())),
                !after.equals(Cursor.START),
                Sight.of(duty).speaksFor(duty, report.kind(), subject) && assessing.contestable(report),
                typed,
                faults);
    }

    private static String label(List<Weights.Indicator> all, String indicator) {
        return all.stream()
                .filter(it -> it.indicator().equals(indicator))
                .map(Weights.Indicator::label)
                .findFirst()
                .orElse("");
    }
}
