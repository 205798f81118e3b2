package shequtong.casework.file;

import java.util.List;
import shequtong.casework.file.Timeline.Line;
import shequtong.web.Moments;

/** What the tier above does with a case, as its path tells it: the table it calls, what is legacy, how it ends. */
final class AboveLine {

    private AboveLine() {}

    static Line of(Steps.Row row, String units, String official) {
        return switch (row.kind()) {
            case INVITATION_OPENED ->
                new Line("两次退回，转街镇约请部门", "is-urge", "users-group", List.of(day(row, "街镇在", "前定下时间和单位")));
            case INVITED -> new Line("约请部门一起办", "is-sent", "users-group", List.of(units, at(row), official));
            case INVITATION_ANSWERED -> new Line(units + "答复约请", "is-inner", "message-2", List.of(official));
            case MET ->
                new Line(
                        "开了联办会",
                        "is-sent",
                        "users-group",
                        List.of("到会：" + (units.isEmpty() ? "没有单位" : units), official));
            case COMMITTED -> new Line(units + "认领", "is-sent", "flag", List.of(day(row, "在", "前办好"), official));
            case CALLED_OFF -> new Line("取消约请", "", "x", List.of(official));
            case LEGACY_MARKED ->
                new Line("列为历史遗留", "is-urge", "history", List.of("不再计超时，每年复核", day(row, "下次复核在", "前"), official));
            case LEGACY_REVIEWED -> new Line("历史遗留年度复核", "", "eye-check", List.of(day(row, "下次复核在", "前"), official));
            case LEGACY_ENDED -> new Line("不再列为历史遗留", "", "refresh", List.of(day(row, "办理期限是", "前"), official));
            case CLOSURE_ASKED -> new Line("申请不经评价办结", "is-inner", "archive", List.of(official));
            case CLOSURE_REFUSED -> new Line("街镇没有同意办结", "is-inner", "x", List.of(official));
            case FORCED -> new Line("经街镇批准办结", "", "archive", List.of("不计为解决", official));
            case VERIFIED -> new Line("街镇核查：确实解决了", "is-ok", "circle-check", List.of(official));
            case NOT_VERIFIED -> new Line("街镇核查：没有解决", "is-urge", "circle-x", List.of("不计为解决", official));
            default -> throw new IllegalArgumentException(row.kind() + " is nothing of the tier above");
        };
    }

    private static String at(Steps.Row row) {
        return row.due() == null ? "" : Moments.dated(row.due(), row.at()) + "碰头";
    }

    private static String day(Steps.Row row, String before, String after) {
        return row.due() == null ? "" : before + Moments.on(row.due(), row.at()) + after;
    }
}
