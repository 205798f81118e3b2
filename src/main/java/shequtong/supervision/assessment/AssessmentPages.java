package shequtong.supervision.assessment;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Slice;
import shequtong.organization.CommunityType;
import shequtong.organization.Duty;
import shequtong.web.Faults;
import shequtong.web.Moments;

/** Puts the pages of an assessment together. */
@Component
class AssessmentPages {

    private final Districts districts;
    private final Reports reports;
    private final Rows rows;
    private final Behind behind;
    private final Weights weights;
    private final Contests contests;
    private final Assessing assessing;
    private final Clock clock;

    AssessmentPages(
            Districts districts,
            Reports reports,
            Rows rows,
            Behind behind,
            Weights weights,
            Contests contests,
            Assessing assessing,
            Clock clock) {
        this.districts = districts;
        this.reports = reports;
        this.rows = rows;
        this.behind = behind;
        this.weights = weights;
        this.contests = contests;
        this.assessing = assessing;
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
        var peers = peers(kind).containsKey(text(asked.peers())) ? text(asked.peers()) : "";
        var q = text(asked.q()).strip();
        var choices = new AssessmentPage.Choices(
                sight.kinds().stream()
                        .map(it -> new AssessmentPage.Choice(it.name(), it.label(), it == kind))
                        .toList(),
                months.stream()
                        .map(it -> new AssessmentPage.Choice(
                                it.toString(), "%d年%d月".formatted(it.getYear(), it.getMonthValue()), it.equals(month)))
                        .toList(),
                Stream.concat(Stream.of(Map.entry("", "全部")), peers(kind).entrySet().stream())
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
                    Sight.decides(duty));
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
                Sight.decides(duty));
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
                        path(duty, report, row.subject()),
                        row.label(),
                        row.rank() == null ? "—" : String.valueOf(row.rank()),
                        peers(row.peers()),
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
                .map(it -> cell(it.indicator(), figures.get(it.indicator())))
                .toList();
    }

    private static AssessmentPage.Cell cell(String indicator, Rows.@Nullable Figure it) {
        return it == null
                ? new AssessmentPage.Cell(indicator, 0, 0)
                : new AssessmentPage.Cell(indicator, it.part(), it.whole());
    }

    /** Everything this desk sees of the month; that it was taken along is entered first. */
    Sheet book(Duty duty, Question asked) {
        var page = list(duty, new Question(asked.kind(), asked.month(), "", "", 0));
        var sight = Sight.of(duty);
        var kind = sight.kind(page.choices().kind());
        var report = month(page.choices().month())
                .flatMap(it -> reports.latest(districts.of(duty), kind, it))
                .orElseThrow(() -> new Missing(page.choices().month()));
        var all = rows.all(sight, report);
        var lines = new ArrayList<AssessmentPage.Line>();
        for (var from = 0; from < all.size(); from += 500)
            lines.addAll(lines(duty, report, page.indicators(), all.subList(from, Math.min(all.size(), from + 500))));
        assessing.taken(duty, report, lines.size());
        return new Sheet(
                report,
                page.indicators(),
                lines,
                page.formula(),
                duty.mandate().position().label(),
                clock.instant());
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

    String path(Duty duty, Report report, long subject) {
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
                peers(row.peers()),
                report,
                row.score() == null ? "暂无" : row.score().toPlainString(),
                row.rank() == null ? "没有名次" : "第" + row.rank() + "名，同类" + row.ranked() + "个",
                labels.stream()
                        .map(it -> {
                            var figure = figures.get(it.indicator());
                            return new RowPage.Line(
                                    it,
                                    cell(it.indicator(), figure),
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
                report.title(),
                what,
                behind.of(report, subject, indicator, after)
                        .map(it -> new BehindPage.Line(it, new Cursor(it.due(), it.thing() + 1).toString())),
                Sight.of(duty).speaksFor(duty, report.kind(), subject) && assessing.contestable(report),
                typed,
                faults);
    }

    ContestsPage contests(Duty duty, Cursor after, long tried, String typed, Faults faults) {
        Sight.mustDecide(duty);
        var open = contests.open(duty, after);
        var labels = Stream.of(Kind.values())
                .flatMap(it -> weights.indicators(it, 0).stream())
                .collect(Collectors.toMap(Weights.Indicator::indicator, Function.identity(), (one, _) -> one));
        return new ContestsPage(
                duty.path(AssessmentController.PATH),
                duty.path(AssessmentController.PATH + "/contests"),
                open.rows().stream()
                        .map(it -> new ContestsPage.Line(
                                it,
                                Optional.ofNullable(labels.get(it.indicator()))
                                        .map(Weights.Indicator::label)
                                        .orElse(""),
                                UUID.randomUUID()))
                        .toList(),
                open.next(),
                tried,
                typed,
                faults);
    }

    void contest(Duty duty, long id) {
        contests.get(duty, id);
    }

    List<String> indicators(Kind kind) {
        return weights.indicators(kind, 0).stream()
                .map(Weights.Indicator::indicator)
                .toList();
    }

    WeightsPage weights(Duty duty, Kind kind, Map<String, String> typed, Faults faults) {
        var sight = Sight.of(duty);
        var year = YearMonth.from(clock.instant().atZone(Moments.SHANGHAI)).getYear();
        var next = weights.of(kind, year + 1);
        return new WeightsPage(
                duty.path(AssessmentController.PATH),
                duty.path(AssessmentController.PATH + "/weights"),
                sight.kinds().stream()
                        .map(it -> new AssessmentPage.Choice(it.name(), it.label(), it == kind))
                        .toList(),
                kind.name(),
                year,
                weights.indicators(kind, year).stream()
                        .map(it -> new WeightsPage.Line(
                                it,
                                typed.getOrDefault(
                                        it.indicator(), String.valueOf(next.getOrDefault(it.indicator(), 0)))))
                        .toList(),
                weights.decided(kind, year + 1) != null,
                Sight.decides(duty),
                faults,
                UUID.randomUUID());
    }

    private static String label(List<Weights.Indicator> all, String indicator) {
        return all.stream()
                .filter(it -> it.indicator().equals(indicator))
                .map(Weights.Indicator::label)
                .findFirst()
                .orElse("");
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

    /** With whom somebody may be compared. */
    private static Map<String, String> peers(Kind kind) {
        return switch (kind) {
            case COMMUNITY ->
                Stream.of(CommunityType.values())
                        .collect(Collectors.toMap(
                                Enum::name, CommunityType::label, (one, _) -> one, java.util.LinkedHashMap::new));
            case STREET -> Map.of();
            case DEPARTMENT -> Map.of("DEPARTMENT", "区级部门", "URBAN_MANAGEMENT_SQUAD", "城管中队");
        };
    }

    private static String peers(String peers) {
        return Stream.of(Kind.values())
                .map(AssessmentPages::peers)
                .filter(it -> it.containsKey(peers))
                .map(it -> it.get(peers))
                .findFirst()
                .orElse("街镇（园区）");
    }
}
