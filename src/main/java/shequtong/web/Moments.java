package shequtong.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Times as Chinese readers expect them, always by Shanghai's clock; "today" is the day the page is written. */
public final class Moments {

    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME = format("H:mm");
    private static final DateTimeFormatter DAY = format("M月d日");
    private static final DateTimeFormatter DAY_OF_YEAR = format("yyyy年M月d日");
    private static final DateTimeFormatter TODAY = format("M月d日 EEEE");
    private static final DateTimeFormatter WEEKDAY = format("EEE");
    private static final DateTimeFormatter HOUR_OF_WEEKDAY = format("EEEH:mm");
    private static final DateTimeFormatter ISO = format("yyyy-MM-dd'T'HH:mm:ssxxx");

    private Moments() {}

    /** 今天8:41, 昨天19:06, 5月12日19:06, 2025年12月31日19:06. */
    public static String of(Instant at) {
        var there = at.atZone(SHANGHAI);
        return day(there) + TIME.format(there);
    }

    /** 今天, 昨天, 明天, 5月12日. */
    public static String day(Instant at) {
        return day(at.atZone(SHANGHAI));
    }

    /** 5月14日 星期四, for the head of a day's page. */
    public static String today() {
        return TODAY.format(now().atZone(SHANGHAI));
    }

    /** 2026年5月14日8:41, on paper, which is read whenever. */
    public static String printed(Instant at) {
        var there = at.atZone(SHANGHAI);
        return DAY_OF_YEAR.format(there) + TIME.format(there);
    }

    /** For the datetime attribute of a time element. */
    public static String iso(Instant at) {
        return ISO.format(at.atZone(SHANGHAI));
    }

    /** The two largest units: 不到1分钟, 12分钟, 23小时14分, 1天6小时. */
    public static String lasting(Duration time) {
        var all = time.abs();
        if (all.toMinutes() == 0) return "不到1分钟";
        if (all.toHours() == 0) return all.toMinutes() + "分钟";
        if (all.toDays() == 0)
            return all.toHours() + "小时" + (all.toMinutesPart() == 0 ? "" : all.toMinutesPart() + "分");
        return all.toDays() + "天" + (all.toHoursPart() == 0 ? "" : all.toHoursPart() + "小时");
    }

    /** When something ends, as one says it: 今天18:00前, 明天13:02前, 周五18:00前, 下周二18:00前, 10月19日周一18:00前. */
    public static String by(Instant at) {
        return by(at, now());
    }

    public static String by(Instant at, Instant now) {
        var there = at.atZone(SHANGHAI);
        return endDay(there.toLocalDate(), now.atZone(SHANGHAI).toLocalDate()) + TIME.format(there) + "前";
    }

    /** 5月20日周三18:00, 2027年5月20日周四18:00, as it is read now. */
    public static String dated(Instant at) {
        return dated(at, now());
    }

    /**
     * 5月20日周三18:00: a moment that a sentence names once and for all, whenever it is read.
     *
     * @param said when the sentence was written: a day of another year than that is named with its year
     */
    public static String dated(Instant at, Instant said) {
        return on(at, said) + HOUR_OF_WEEKDAY.format(at.atZone(SHANGHAI));
    }

    /** 5月20日, 2027年5月20日. @param said as with {@link #dated} */
    public static String on(Instant at, Instant said) {
        var there = at.atZone(SHANGHAI);
        return (there.getYear() == said.atZone(SHANGHAI).getYear() ? DAY : DAY_OF_YEAR).format(there);
    }

    private static String endDay(LocalDate day, LocalDate today) {
        return switch ((int) ChronoUnit.DAYS.between(today, day)) {
            case -1 -> "昨天";
            case 0 -> "今天";
            case 1 -> "明天";
            case 2 -> "后天";
            default ->
                switch ((int) ChronoUnit.WEEKS.between(monday(today), monday(day))) {
                    case 0 -> (day.isBefore(today) ? DAY : WEEKDAY).format(day);
                    case 1 -> "下" + WEEKDAY.format(day);
                    default -> (day.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(day) + WEEKDAY.format(day);
                };
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public static Instant now() {
        return Shell.current().now();
    }

    private static String day(ZonedDateTime there) {
        var today = now().atZone(SHANGHAI);
        return switch ((int) ChronoUnit.DAYS.between(there.toLocalDate(), today.toLocalDate())) {
            case 0 -> "今天";
            case 1 -> "昨天";
            case -1 -> "明天";
            default -> (there.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(there);
        };
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.CHINA);
    }
}
