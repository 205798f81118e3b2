package shequtong.supervision.assessment;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.kernel.Missing;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** Puts the list of a month together, as a page, as a file and on paper. */
@Component
class ListPages {

    private final Districts districts;
    private final Reports reports;
    private final Rows rows;
    private final Weights weights;
    private final Clock clock;

    ListPages(Districts districts, Reports reports, Rows rows, Weights weights, Clock clock) {
        this.districts = districts;
        this.reports = reports;
        this.rows = rows;
        this.weights = weights;
        this.clock = clock;
    }

    /** What is asked of the list; whatever is missing or unknown means the usual. */
    record Question(
            @Nullable String kind,
            @Nullable String month,
            @Nullable String peers,
            @Nullable String q,
            @Nullable Integer after) {}

    AssessmentPage list(Duty duty, Question asked) {
        var sight = Sight.of(duty);
        var kind = sight.kind(text(asked.kind()));
        var district = districts.of(duty);
        var months = reports.months(district, kind);
        var month = month(asked.month()).filter(months::contains).orElse(months.isEmpty() ? null : months.getFirst());
        var report = month == null ? Optional.<Report>empty() : reports.latest(district, kind, month);
        var peers = Peers.of(kind).containsKey(text(asked.peers())) ? text(asked.peers()) : "";
        var q = text(asked.q()).strip();
        var choices = new AssessmentPage.Choices(
                sight.kinds().stream()
                        .map(it -> new AssessmentPage.Choice(it.name(), it.label(), it == kind))
                        .toList(),
                months.stream()
                        .map(it -> new AssessmentPage.Choice(
                                it.toString(), "%d年%d月".formatted(it.getYear(), it.getMonthValue()), it.equals(month)))
                        .toList(),
                Stream.concat(Stream.of(Map.entry("", "全部")), Peers.of(kind).entrySet().stream())
                        .map(it -> new AssessmentPage.Choice(
                                it.getKey(), it.getValue(), it.getKey().equals(peers)))
                        .toList(),
                q.length() > 30 ? q.substring(0, 30) : q);
        if (report.isEmpty())
            return new AssessmentPage(
                    duty.path(AssessmentController.PATH),
                    choices,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    Sight.decides(duty),
                    false,
                    UUID.randomUUID());
        var it = report.get();
        var indicators = weights.indicators(it);
        var found = rows.page(sight, it, peers, choices.q(), asked.after() == null ? 0 : asked.after());
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        return new AssessmentPage(
                duty.path(AssessmentController.PATH),
                choices,
                new AssessmentPage.Head(it.title(), it.state(), it.issuedAt(), it.reason()),
                indicators,
                lines(duty, it, indicators, shown),
                found.size() > Slice.SIZE ? shown.getLast().place() : null,
                Sight.decides(duty),
                sight.takes(),
                UUID.randomUUID());
    }

    private List<AssessmentPage.Line> lines(
            Duty duty, Report report, List<Weights.Indicator> indicators, List<Rows.Row> shown) {
        var ids = shown.stream().map(Rows.Row::subject).toList();
        var figures = rows.figures(report, ids);
        var before = reports.latest(
                        report.district(), report.kind(), report.month().minusMonths(1))
                .map(it -> rows.ranks(it, ids))
                .orElse(Map.of());
        return shown.stream()
                .map(row -> new AssessmentPage.Line(
                        RowPages.path(duty, report, row.subject()),
                        row.label(),
                        row.rank() == null ? "—" : String.valueOf(row.rank()),
                        Peers.label(row.peers()),
                        cells(indicators, figures.getOrDefault(row.subject(), Map.of())),
                        row.score() == null ? "暂无" : row.score().toPlainString(),
                        row.rank() == null || !before.containsKey(row.subject())
                                ? null
                                : before.get(row.subject()) - row.rank()))
                .toList();
    }

    private static List<AssessmentPage.Cell> cells(
            List<Weights.Indicator> indicators, Map<String, Rows.Figure> figures) {
        return indicators.stream()
                .map(it -> AssessmentPage.Cell.of(it.indicator(), figures.get(it.indicator())))
                .toList();
    }

    /** Everything this desk sees of the month; whoever takes it along says so first. */
    Sheet book(Duty duty, Question asked) {
        var page = list(duty, new Question(asked.kind(), asked.month(), "", "", 0));
        var report = taken(duty, page);
        return new Sheet(
                report,
                page.indicators(),
                all(duty, report, page.indicators(), "", ""),
                page.formula(),
                duty.mandate().position().label(),
                clock.instant());
    }

    /** The list as it was asked for, to its end. */
    PaperPage paper(Duty duty, Question asked) {
        var page = list(duty, new Question(asked.kind(), asked.month(), asked.peers(), asked.q(), 0));
        var report = taken(duty, page);
        var choices = page.choices();
        var type = choices.peersChosen();
        var area = duty.area();
        return new PaperPage(
                page.path() + "?" + choices.query(),
                area.kind() == Area.Kind.DISTRICT ? area.label() : area.above() + "·" + area.label(),
                report,
                Stream.of(
                                type.isEmpty() ? "" : "只看" + Peers.label(type),
                                choices.q().isEmpty() ? "" : "名称里有“" + choices.q() + "”")
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining("、")),
                page.indicators(),
                all(duty, report, page.indicators(), type, choices.q()),
                choices.typed(),
                page.formula(),
                clock.instant());
    }

    /** What a desk that sees many rows takes along, as a file or on paper. */
    private Report taken(Duty duty, AssessmentPage page) {
        var sight = Sight.of(duty);
        sight.mustTake();
        var kind = sight.kind(page.choices().kind());
        return month(page.choices().month())
                .flatMap(it -> reports.latest(districts.of(duty), kind, it))
                .orElseThrow(() -> new Missing(page.choices().month()));
    }

    private List<AssessmentPage.Line> all(
            Duty duty, Report report, List<Weights.Indicator> indicators, String peers, String q) {
        var all = rows.all(Sight.of(duty), report, peers, q);
        var lines = new ArrayList<AssessmentPage.Line>();
        for (var from = 0; from < all.size(); from += 500)
            lines.addAll(lines(duty, report, indicators, all.subList(from, Math.min(all.size(), from + 500))));
        return lines;
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }

    private static Optional<YearMonth> month(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
