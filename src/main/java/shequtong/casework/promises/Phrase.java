package shequtong.casework.promises;

import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;
import static shequtong.web.Moments.SHANGHAI;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shequtong.casework.file.WorkingDays;

/** The ways in which a Chinese sentence says until when. A day that is named is meant with the whole of it, also with 前. */
enum Phrase {
    /** 12月3日前, 2027年1月5号上午. A day that was just over is no promise; one of last winter is one of the next. */
    DATE("(?:(?<year>20\\d{2})年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号](?!起|至|到)" + Hour.PATTERN) {
        @Override
        Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days) {
            var year = it.group("year");
            var month = Integer.parseInt(it.group("month"));
            var day = Integer.parseInt(it.group("day"));
            if (year != null) return Optional.of(Hour.on(LocalDate.of(Integer.parseInt(year), month, day), it));
            var here = LocalDate.of(said.getYear(), month, day);
            var next = here.isBefore(said.toLocalDate().minusDays(HALF_A_YEAR)) ? here.plusYears(1) : here;
            return Optional.of(Hour.on(next, it));
        }
    },
    /** 15号前: of this month, or the next when it is over. */
    DAY("(?<![\\d月.])(?<day>\\d{1,2})[日号](?!内|楼|门|线|之?后|至|到|起)" + Hour.PATTERN) {
        @Override
        Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days) {
            var day = Integer.parseInt(it.group("day"));
            var here = said.toLocalDate().withDayOfMonth(day);
            return Optional.of(Hour.on(here.isBefore(said.toLocalDate()) ? here.plusMonths(1) : here, it));
        }
    },
    /** 周五前, 这周三, 下周一, 下下星期二下午, 周末. */
    WEEKDAY("(?<which>下下|下个?|这个?|本)?(?:周|星期|礼拜)(?<day>[一二三四五六日天末])" + Hour.PATTERN) {
        @Override
        Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days) {
            var named = Math.min("一二三四五六日天末".indexOf(it.group("day")), 6);
            var monday = said.toLocalDate().with(DayOfWeek.MONDAY);
            var which = it.group("which");
            var day = monday.plusWeeks(weeks(which)).plusDays(named);
            return Optional.of(Hour.on(which == null && day.isBefore(said.toLocalDate()) ? day.plusWeeks(1) : day, it));
        }
    },
    /** 今天下班前, 明早, 后天下午3点, 当天. */
    NEAR("(?<day>大后天|后天|明天|明日|今天|今日|当天|当日|今(?=晚)|明(?=早|晚))(?<closing>下班)?" + Hour.PATTERN) {
        @Override
        Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days) {
            var day = said.toLocalDate()
                    .plusDays(
                            switch (it.group("day")) {
                                case "大后天" -> 3;
                                case "后天" -> 2;
                                case "明天", "明日", "明" -> 1;
                                default -> 0;
                            });
            return Optional.of(it.group("closing") == null ? Hour.on(day, it) : day.atTime(CLOSING));
        }
    },
    /** 三天内, 24小时之内, 半个月内, 两周后. */
    SPAN("(?<n>\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?<unit>小时|钟头|分钟|天|日|周|星期|礼拜|(?<=个)月)(?:之内|以内|内|之后|以后|后)") {
        @Override
        Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days) {
            var half = it.group("n").equals("半");
            var n = half ? 0 : Numeral.read(it.group("n")).orElse(-1);
            if (n < 0) return Optional.empty();
            var today = said.toLocalDate();
            return Optional.of(
                    switch (it.group("unit")) {
                        case "小时", "钟头" -> said.plus(half ? Duration.ofMinutes(30) : Duration.ofHours(n));
                        case "分钟" -> said.plus(half ? Duration.ofSeconds(30) : Duration.ofMinutes(n));
                        case "天", "日" ->
                            half ? said.plusHours(12) : today.plusDays(n).atTime(END);
                        case "月" -> (half ? today.plusDays(15) : today.plusMonths(n)).atTime(END);
                        default -> today.plusDays(half ? 3 : n * 7L).atTime(END);
                    });
        }
    },
    /** 5个工作日内, counted by the calendar of the State Council. */
    WORKING_DAYS("(?<n>\\d{1,2}|[一二两三四五六七八九十]{1,3})个?工作日") {
        @Override
        Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days) {
            var n = Numeral.read(it.group("n"));
            return n.isEmpty() || n.getAsInt() < 1
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.ofInstant(
                            days.end(said.atZone(SHANGHAI).toInstant(), n.getAsInt()), SHANGHAI));
        }
    },
    /** 本周内, 下周, 月底前, 下个月内, 年底. */
    PERIOD("(?<period>本周|这周|这个星期|本星期|下周|下个星期|下星期|(?:本|这个|当)?月底|本月|这个月|下个?月底|下个?月|年底|年内|今年)" + "(?![一二三四五六日天末初])") {
        @Override
        Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days) {
            var today = said.toLocalDate();
            var period = it.group("period");
            var end = period.contains("年")
                    ? LocalDate.of(today.getYear(), 12, 31)
                    : period.contains("月")
                            ? today.plusMonths(period.startsWith("下") ? 1 : 0).with(lastDayOfMonth())
                            : today.with(DayOfWeek.SUNDAY).plusWeeks(period.startsWith("下") ? 1 : 0);
            return Optional.of(end.atTime(END));
        }
    };

    private static final LocalTime END = LocalTime.of(23, 59);
    private static final LocalTime CLOSING = LocalTime.of(17, 30);
    private static final int HALF_A_YEAR = 183;

    private final Pattern pattern;

    Phrase(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    abstract Optional<LocalDateTime> read(Matcher it, LocalDateTime said, WorkingDays days);

    /** Where in a sentence it stands, and which moment it means. */
    record Found(int from, int to, Instant until) {}

    Optional<Found> first(String sentence, Instant said, WorkingDays days) {
        var it = pattern.matcher(sentence);
        if (!it.find()) return Optional.empty();
        try {
            return read(it, LocalDateTime.ofInstant(said, SHANGHAI), days)
                    .map(until -> new Found(
                            it.start(), it.end(), until.atZone(SHANGHAI).toInstant()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int weeks(@org.jspecify.annotations.Nullable String which) {
        if (which == null) return 0;
        return which.equals("下下") ? 2 : which.startsWith("下") ? 1 : 0;
    }
}
