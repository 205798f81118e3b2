package shequtong.casework.file;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.residency.Author;
import shequtong.residency.Shown;
import shequtong.web.Html;
import shequtong.web.Moments;
import shequtong.web.Picture;

/** 办理全过程: one line from the first words to the verdict, solid where it is done and dotted where it is not yet. */
public record Timeline(List<Entry> entries, List<Next> next) implements Html {

    /** What the resident says is quoted. */
    private static final Set<Step.Kind> QUOTED =
            Set.of(Step.Kind.RATED, Step.Kind.HOLDS, Step.Kind.HOLDS_NOT, Step.Kind.REOPENED);

    /**
     * @param note beside the time: 12分钟后
     * @param detail under the title: which body, whom it was sent to
     * @param present who was on the spot
     * @param quote whether the words are the resident's
     * @param before how it looked, beside how it looks now
     */
    public record Entry(
            long step,
            String title,
            String style,
            String icon,
            Instant at,
            String note,
            boolean inner,
            List<String> detail,
            String present,
            @Nullable Instant presentAt,
            String words,
            boolean quote,
            List<Picture> pictures,
            @Nullable Picture before) {}

    public record Next(
            String title,
            String icon,
            String detail,
            @Nullable Instant at) {}

    /**
     * @param pictures of the steps, by id
     * @param own the pictures of the case, among which a step may point to how it was
     */
    public static Timeline of(
            Standing standing,
            List<Steps.Row> rows,
            Function<Author, Shown> shown,
            Map<Long, List<Picture>> pictures,
            List<Picture> own) {
        var entries = new ArrayList<Entry>();
        for (var row : rows)
            entries.add(
                    entry(standing, row, shown, pictures.getOrDefault(row.id(), List.of()), own, entries.isEmpty()));
        return new Timeline(entries, next(standing));
    }

    private static Entry entry(
            Standing standing,
            Steps.Row row,
            Function<Author, Shown> shown,
            List<Picture> pictures,
            List<Picture> own,
            boolean first) {
        var who = shown.apply(row.author());
        var units = String.join("、", row.labels());
        var line = line(standing, row, who, shown, units);
        var before =
                row.before() == null || row.before() >= own.size() || pictures.isEmpty() ? null : own.get(row.before());
        return new Entry(
                row.id(),
                line.title(),
                line.style(),
                line.icon(),
                row.at(),
                note(standing, row, first),
                !row.shown(),
                line.detail().stream().filter(it -> !it.isBlank()).toList(),
                row.present(),
                row.presentAt(),
                row.words(),
                QUOTED.contains(row.kind()),
                pictures,
                before);
    }

    record Line(String title, String style, String icon, List<String> detail) {}

    private static Line line(Standing standing, Steps.Row row, Shown who, Function<Author, Shown> shown, String units) {
        var official = (who.place() + " " + who.text()).strip();
        return switch (row.kind()) {
            case REPORTED ->
                new Line(
                        who.text() + "反映",
                        "is-resident",
                        "pencil",
                        List.of(standing.same() == 0 ? "" : standing.same() + "位邻居有同感"));
            case REPLIED -> new Line(standing.committee() + "会回应", "", "message-2", List.of(official));
            case NOTED -> new Line("内部备注", "is-inner", "lock", List.of(official));
            case CLASSIFIED -> new Line("改为“" + row.category() + "”", "", "edit", List.of(official));
            case HANDED ->
                new Line(
                        "交给同事负责",
                        "is-inner",
                        "corner-up-left",
                        List.of(official + " → " + (row.to() == null ? "" : to(shown, row.to()))));
            case KEPT -> new Line(standing.committee() + "会自己来办", "", "users", List.of(official));
            case SENT -> sent(row, who, units);
            case WITHDRAWN -> new Line("撤回派单", "", "corner-up-left", List.of(units, official));
            case HANDLED -> handled(row, units, official);
            case FED_BACK -> fedBack(standing, row, official);
            case RATED -> rated(row, who, units);
            case NUDGED -> new Line(who.text() + "催了一次", "is-resident", "bell-ringing", List.of());
            case OBJECTED,
                    OBJECTION_REFUSED,
                    OBJECTION_LAPSED,
                    RETURNED,
                    EXTENSION_ASKED,
                    EXTENSION_REFUSED,
                    EXTENDED,
                    SUSPENDED,
                    REVIEWED,
                    RESUMED,
                    JOINED,
                    LEFT -> WayLine.of(row, units.isEmpty() ? standing.committee() + "会" : units, official);
            case TO_GRID -> new Line("纳入网格化管理", "is-sent", "grid-dots", List.of(units, official));
            case GRID_DONE -> new Line("网格结案", "is-ok", "grid-dots", List.of(units));
            case GRID_RETURNED -> new Line("网格退回，街镇另外安排", "is-up", "corner-up-left", List.of(units));
            case GRID_RECALLED -> new Line("请网格退回", "is-up", "corner-up-left", List.of(official));
            case GRID_BACK -> new Line("网格同意退回，街镇另外安排", "is-up", "corner-up-left", List.of(units));
            case GRID_KEPT -> new Line("网格没有同意退回，接着办", "is-sent", "grid-dots", List.of(units));
            case INVITATION_OPENED,
                    INVITED,
                    INVITATION_ANSWERED,
                    MET,
                    COMMITTED,
                    CALLED_OFF,
                    LEGACY_MARKED,
                    LEGACY_REVIEWED,
                    LEGACY_ENDED,
                    CLOSURE_ASKED,
                    CLOSURE_REFUSED,
                    FORCED,
                    VERIFIED,
                    NOT_VERIFIED -> AboveLine.of(row, units, official);
            case LAPSED -> new Line("到期没有评价，已办结", "", "archive", List.of("不计入解决和满意"));
            case RECORDED -> new Line("来电来访，工作人员代录", "", "phone", List.of(official));
            case TAKEN_OVER -> new Line(who.text() + "认领了这件事", "is-resident", "user-check", List.of());
            case CHANNELLED -> new Line("告知法定渠道，办结", "is-ok", "scale", List.of(official));
            case MERGED -> new Line("并案", "", "link", List.of(official));
            case UNMERGED -> new Line("取消并案", "", "corner-up-left", List.of(official));
            case HOLDS -> new Line(who.text() + "说：一周后还是好的", "is-resident", "mood-smile", List.of());
            case HOLDS_NOT -> new Line(who.text() + "说：一周后又不行了", "is-resident", "mood-sad", List.of());
            case REOPENED ->
                new Line(
                        who.text() + "重新打开" + (units.isEmpty() ? "" : "，交" + units + "核查"),
                        "is-resident",
                        "refresh",
                        List.of());
        };
    }

    private static String to(Function<Author, Shown> shown, long mandate) {
        return shown.apply(new Author(new PersonId(0), mandate, false)).text();
    }

    private static Line sent(Steps.Row row, Shown who, String units) {
        var from = who.place().split("·", 2)[0];
        var detail = List.of(from + " → " + units);
        if (row.labels().size() > 1) return new Line("派单联动", "is-sent", "users-group", detail);
        return switch (row.kinds().isEmpty() ? "" : row.kinds().getFirst()) {
            case "GRID_CENTRE", "SUBDISTRICT_OFFICE" -> new Line("上报街镇", "is-sent", "circle-arrow-up", detail);
            case "PROPERTY_COMPANY" -> new Line("派单物业", "is-sent", "send", detail);
            default -> new Line("派单", "is-sent", "send", detail);
        };
    }

    private static Line handled(Steps.Row row, String units, String official) {
        var stage = row.stage() == null ? Step.Stage.REPLY : row.stage();
        return switch (stage) {
            case SITE -> new Line("现场整治", "is-sent", "tools", List.of(official));
            case AFTER -> new Line("恢复原貌", "is-ok", "plant-2", List.of(official));
            case REPLY -> new Line(units + "答复", "is-sent", "message-2", List.of(official));
        };
    }

    private static Line fedBack(Standing standing, Steps.Row row, String official) {
        var outcome = row.outcome() == null ? "" : "：" + row.outcome().label();
        return new Line(
                standing.committee() + "会答复" + outcome,
                "is-ok",
                "check",
                List.of(official, row.absent().isEmpty() ? "" : "没有现场记录：" + row.absent()));
    }

    private static Line rated(Steps.Row row, Shown who, String units) {
        if (row.resolved() == null || row.grade() == null) throw new IllegalArgumentException("a verdict says both");
        var title = who.text() + "评价：" + row.grade().label();
        return switch (row.resolved()) {
            case YES -> new Line(title, row.grade().dissatisfied() ? "" : "is-ok", mood(row.grade()), List.of("解决了"));
            case PARTLY -> new Line(title, "", mood(row.grade()), List.of("部分解决"));
            case NO ->
                new Line(
                        title,
                        "is-urge",
                        "refresh",
                        List.of(units.isEmpty() ? "没有解决，重新办理" : "还是没有解决，交" + units + "核查"));
        };
    }

    private static String mood(Grade grade) {
        if (grade.dissatisfied()) return "mood-sad";
        return grade == Grade.FAIR ? "mood-neutral" : "mood-smile";
    }

    private static String note(Standing standing, Steps.Row row, boolean first) {
        var answered = standing.first().met();
        var stops = row.kind() == Step.Kind.REPLIED || row.kind() == Step.Kind.FED_BACK;
        if (first || !stops || answered == null || !answered.equals(row.at())) return "";
        return Moments.lasting(Duration.between(standing.reportedAt(), answered)) + "后";
    }

    /** Who acts next and by when, then the resident's word. */
    private static List<Next> next(Standing standing) {
        var next = new ArrayList<Next>();
        if (standing.closed()) return next;
        if (standing.open()) {
            if (!standing.first().isMet())
                next.add(new Next(
                        standing.committee() + "会回应",
                        "message-2",
                        "",
                        standing.first().until()));
            var unit = standing.unit();
            if (unit != null)
                next.add(new Next(
                        String.join(
                                        "、",
                                        standing.units().stream()
                                                .map(Standing.Unit::label)
                                                .toList()) + "办理",
                        "tools",
                        "",
                        unit.until()));
            next.add(new Next(
                    standing.committee() + "会答复",
                    "check",
                    "",
                    standing.handling().until()));
        }
        next.add(new Next("由反映人评价", "mood-smile", "解决了没有、满不满意，居民说了算", standing.rateDue()));
        return next;
    }
}
