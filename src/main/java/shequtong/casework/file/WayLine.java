package shequtong.casework.file;

import java.util.List;
import shequtong.casework.file.Timeline.Line;
import shequtong.web.Moments;

/** The lines of a path that tell of detours, in words that whoever reported it understands. */
final class WayLine {

    private WayLine() {}

    /** @param who the body it is about, or the committee */
    static Line of(Steps.Row row, String who, String official) {
        return switch (row.kind()) {
            case OBJECTED ->
                new Line(who + "说这件事不归它办", "is-up", "corner-up-left", List.of(until(row, "在", "决定，这期间仍由它负责")));
            case OBJECTION_REFUSED -> new Line("仍由" + who + "来办", "is-sent", "arrow-left", List.of(official));
            case OBJECTION_LAPSED -> new Line("没有另行安排，仍由" + who + "来办", "is-sent", "arrow-left", List.of());
            case RETURNED -> new Line(who + "退回，另外安排", "is-up", "corner-up-left", List.of(official));
            case EXTENSION_ASKED ->
                new Line(
                        who + "申请延期",
                        "is-inner",
                        "hourglass-empty",
                        List.of(official, row.due() == null ? "" : "希望延到" + Moments.dated(row.due(), row.at())));
            case EXTENSION_REFUSED -> new Line("没有同意延期", "is-inner", "x", List.of(official));
            case EXTENDED ->
                new Line(who + "的办理期限延长了", "is-urge", "hourglass-empty", List.of(until(row, "新的期限是", ""), official));
            case SUSPENDED -> new Line("暂停办理", "is-urge", "moon", List.of(day(row, "恢复"), official));
            case REVIEWED -> new Line("复核过，继续暂停", "is-urge", "eye-check", List.of(day(row, "恢复"), official));
            case RESUMED -> new Line("恢复办理", "", "refresh", List.of(until(row, "办理期限是", "")));
            case JOINED -> new Line("一起来办的力量", "", "users-group", List.of(official));
            case LEFT -> new Line("不再一起办", "is-inner", "minus", List.of(official));
            default -> throw new IllegalArgumentException(row.kind() + " is no detour");
        };
    }

    private static String until(Steps.Row row, String before, String after) {
        return row.due() == null ? "" : before + Moments.dated(row.due(), row.at()) + "前" + after;
    }

    private static String day(Steps.Row row, String after) {
        return row.due() == null ? "" : Moments.on(row.due(), row.at()) + after;
    }
}
