package shequtong.casework.promises;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The part of a day that is spoken of: 上午, 下午3点, 18:00. A day without one is meant until its end. */
final class Hour {

    static final String PATTERN = "(?<part>早上|上午|中午|下午|傍晚|晚上|早|晚)?"
            + "(?:(?<hour>\\d{1,2}|[一二两三四五六七八九十]{1,2})(?:点钟|点|[:：])(?<minute>半|\\d{2})?)?";

    private static final LocalTime END = LocalTime.of(23, 59);

    private Hour() {}

    static LocalDateTime on(LocalDate day, Matcher it) {
        var part = it.group("part");
        var hour = it.group("hour");
        return day.atTime(hour == null ? end(part) : exactly(part, hour, it.group("minute")));
    }

    private static LocalTime end(@Nullable String part) {
        return switch (part == null ? "" : part) {
            case "早", "早上" -> LocalTime.of(10, 0);
            case "上午", "中午" -> LocalTime.NOON;
            case "下午" -> LocalTime.of(18, 0);
            case "傍晚" -> LocalTime.of(19, 0);
            case "晚", "晚上" -> LocalTime.of(22, 0);
            default -> END;
        };
    }

    /** 三点 without a part of the day is in the afternoon: nobody mends anything at night. */
    private static LocalTime exactly(@Nullable String part, String hour, @Nullable String minute) {
        var said = Numeral.read(hour).orElse(24);
        var afternoon = part == null ? said < 7 : !part.startsWith("早") && !part.equals("上午") && said < 12;
        var minutes = minute == null ? 0 : minute.equals("半") ? 30 : Integer.parseInt(minute);
        var hours = afternoon && said < 12 ? said + 12 : said;
        return hours > 23 || minutes > 59 ? END : LocalTime.of(hours, minutes);
    }
}
