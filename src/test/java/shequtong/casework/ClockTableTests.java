package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.ModuleTest;
import shequtong.casework.file.Clocks;
import shequtong.web.Moments;

/** Counted by hand on the calendars that the State Council published for 2025 and 2026; nothing here is computed. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class ClockTableTests {

    @Autowired
    Clocks clocks;

    @Autowired
    JdbcClient db;

    /** U 2 h / 24 h, F 3, N 5, H 15 working days: PROP-09 is U, ENV-04 F, NOISE-01 N, LIFT-04 H. */
    @ParameterizedTest(name = "{4}: {0} {1}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            ENV-04,   2026-03-02T09:00, 2026-03-03T09:00, 2026-03-05T18:00, a Monday morning
            ENV-04,   2026-03-02T00:00, 2026-03-03T00:00, 2026-03-05T18:00, the first minute of a day
            ENV-04,   2026-03-02T23:59, 2026-03-03T23:59, 2026-03-05T18:00, the last minute of a day
            ENV-04,   2026-03-03T00:00, 2026-03-04T00:00, 2026-03-06T18:00, a minute later it is Tuesday
            ENV-04,   2026-03-04T17:59, 2026-03-05T17:59, 2026-03-09T18:00, before knocking off
            ENV-04,   2026-03-04T18:01, 2026-03-05T18:01, 2026-03-09T18:00, after knocking off
            ENV-04,   2026-03-05T12:00, 2026-03-06T12:00, 2026-03-10T18:00, over a weekend
            ENV-04,   2026-03-06T19:06, 2026-03-07T19:06, 2026-03-11T18:00, Friday evening
            ENV-04,   2026-03-07T08:00, 2026-03-08T08:00, 2026-03-11T18:00, Saturday
            ENV-04,   2026-03-08T22:30, 2026-03-09T22:30, 2026-03-11T18:00, Sunday night
            ENV-04,   2026-02-12T10:00, 2026-02-13T10:00, 2026-02-24T18:00, 春节 with a Saturday worked before it
            ENV-04,   2026-02-13T10:00, 2026-02-14T10:00, 2026-02-25T18:00, the day before that Saturday
            ENV-04,   2026-02-14T09:00, 2026-02-15T09:00, 2026-02-26T18:00, that Saturday itself
            ENV-04,   2026-02-17T00:00, 2026-02-18T00:00, 2026-02-26T18:00, 正月初一 at midnight
            ENV-04,   2026-02-23T23:00, 2026-02-24T23:00, 2026-02-26T18:00, the last night of 春节
            ENV-04,   2026-02-24T08:30, 2026-02-25T08:30, 2026-02-27T18:00, the first day back
            ENV-04,   2026-02-25T08:30, 2026-02-26T08:30, 2026-02-28T18:00, it ends on a Saturday that is worked
            ENV-04,   2026-02-27T16:00, 2026-02-28T16:00, 2026-03-03T18:00, over a Saturday that is worked
            ENV-04,   2025-12-30T10:00, 2025-12-31T10:00, 2026-01-05T18:00, year end with a Sunday worked
            ENV-04,   2025-12-31T23:30, 2026-01-01T23:30, 2026-01-06T18:00, the last half hour of a year
            ENV-04,   2026-01-01T00:00, 2026-01-02T00:00, 2026-01-06T18:00, the first minute of a year
            ENV-04,   2026-01-03T12:00, 2026-01-04T12:00, 2026-01-06T18:00, the last day of 元旦
            ENV-04,   2026-01-04T12:00, 2026-01-05T12:00, 2026-01-07T18:00, a Sunday that is worked
            ENV-04,   2026-12-30T10:00, 2026-12-31T10:00, 2027-01-04T18:00, into a year without a calendar yet
            ENV-04,   2026-04-02T10:00, 2026-04-03T10:00, 2026-04-08T18:00, 清明
            ENV-04,   2026-04-04T10:00, 2026-04-05T10:00, 2026-04-09T18:00, 清明 itself
            ENV-04,   2026-04-28T10:00, 2026-04-29T10:00, 2026-05-06T18:00, 劳动节
            ENV-04,   2026-04-30T18:30, 2026-05-01T18:30, 2026-05-08T18:00, the evening before 劳动节
            ENV-04,   2026-05-06T10:00, 2026-05-07T10:00, 2026-05-09T18:00, it ends on a worked Saturday
            ENV-04,   2026-05-08T10:00, 2026-05-09T10:00, 2026-05-12T18:00, over a worked Saturday
            ENV-04,   2026-05-10T10:00, 2026-05-11T10:00, 2026-05-13T18:00, the Sunday after it
            ENV-04,   2026-06-18T10:00, 2026-06-19T10:00, 2026-06-24T18:00, 端午
            ENV-04,   2026-09-18T10:00, 2026-09-19T10:00, 2026-09-22T18:00, a Sunday worked before 国庆
            ENV-04,   2026-09-23T10:00, 2026-09-24T10:00, 2026-09-29T18:00, 中秋
            ENV-04,   2026-09-29T10:00, 2026-09-30T10:00, 2026-10-09T18:00, over 国庆
            ENV-04,   2026-09-30T20:00, 2026-10-01T20:00, 2026-10-10T18:00, the evening before 国庆
            ENV-04,   2026-10-04T03:00, 2026-10-05T03:00, 2026-10-10T18:00, a night of 国庆
            ENV-04,   2026-10-09T10:00, 2026-10-10T10:00, 2026-10-13T18:00, over the Saturday worked after it
            ENV-04,   2025-01-24T10:00, 2025-01-25T10:00, 2025-02-05T18:00, 春节 2025 with a Sunday worked
            ENV-04,   2025-01-27T10:00, 2025-01-28T10:00, 2025-02-07T18:00, the day before 除夕 2025
            ENV-04,   2025-02-06T10:00, 2025-02-07T10:00, 2025-02-10T18:00, over the Saturday worked after it
            ENV-04,   2025-09-27T10:00, 2025-09-28T10:00, 2025-09-30T18:00, a Saturday before a worked Sunday
            ENV-04,   2025-09-30T10:00, 2025-10-01T10:00, 2025-10-11T18:00, 国庆 and 中秋 2025
            PROP-09,  2026-02-16T23:30, 2026-02-17T01:30, 2026-02-17T23:30, urgent on 除夕 over midnight
            PROP-09,  2025-12-31T23:00, 2026-01-01T01:00, 2026-01-01T23:00, urgent over a year end
            PROP-09,  2026-02-28T12:00, 2026-02-28T14:00, 2026-03-01T12:00, urgent at the end of February
            PROP-09,  2028-02-28T12:00, 2028-02-28T14:00, 2028-02-29T12:00, urgent in a leap year
            NOISE-01, 2026-03-02T10:00, 2026-03-03T10:00, 2026-03-09T18:00, five days over a weekend
            NOISE-01, 2026-02-12T10:00, 2026-02-13T10:00, 2026-02-26T18:00, five days over 春节
            NOISE-01, 2026-09-30T20:00, 2026-10-01T20:00, 2026-10-13T18:00, five days over 国庆
            NOISE-01, 2025-12-26T10:00, 2025-12-27T10:00, 2026-01-05T18:00, five days over a year end
            LIFT-04,  2026-03-02T10:00, 2026-03-03T10:00, 2026-03-23T18:00, fifteen days
            LIFT-04,  2026-02-12T10:00, 2026-02-13T10:00, 2026-03-11T18:00, fifteen days over 春节
            LIFT-04,  2026-09-21T10:00, 2026-09-22T10:00, 2026-10-19T18:00, fifteen days over 中秋 and 国庆
            """)
    void countsByTheCalendar(
            String category, LocalDateTime from, LocalDateTime first, LocalDateTime end, String ignored) {
        assertThat(clocks.first(category, at(from))).isEqualTo(at(first));
        assertThat(clocks.handling(category, at(from))).isEqualTo(at(end));
    }

    /** R31: whoever knocks off at six answers before six the next day, at whatever hour of the evening it came. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T18:00, 2026-03-03T17:59",
        "2026-03-02T21:30, 2026-03-03T17:59",
        "2026-03-02T23:59, 2026-03-03T17:59",
        "2026-03-03T03:00, 2026-03-03T17:59",
        "2026-03-03T07:59, 2026-03-03T17:59"
    })
    void isNotLateAtNight(LocalDateTime raised, LocalDateTime lastMinuteAtWork) {
        assertThat(clocks.first("ENV-04", at(raised))).isAfter(at(lastMinuteAtWork));
        assertThat(clocks.handling("ENV-04", at(raised))
                        .atZone(Moments.SHANGHAI)
                        .getHour())
                .isEqualTo(18);
    }

    /** R43: a minor may have times of its own, in hours or in days, instead of those of its class. */
    @Test
    void takesTheTimesOfTheMinorBeforeThoseOfItsClass() {
        var monday = at(LocalDateTime.parse("2026-03-02T10:00"));
        limits("OTHER-02", 8, null, 2);
        assertThat(clocks.first("OTHER-02", monday)).isEqualTo(monday.plus(Duration.ofHours(8)));
        assertThat(clocks.handling("OTHER-02", monday)).isEqualTo(at(LocalDateTime.parse("2026-03-04T18:00")));

        limits("OTHER-02", null, 36, null);
        assertThat(clocks.first("OTHER-02", monday)).isEqualTo(monday.plus(Duration.ofHours(24)));
        assertThat(clocks.handling("OTHER-02", monday)).isEqualTo(at(LocalDateTime.parse("2026-03-03T22:00")));
        limits("OTHER-02", null, null, null);
    }

    /** R42: what was left when it rested is left again, counted from the day after it goes on. */
    @ParameterizedTest(name = "{5}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            ENV-04,  2026-03-05T18:00, 2026-03-03T10:00, 2026-03-16T00:00, 2026-03-18T18:00, two days left
            ENV-04,  2026-03-05T18:00, 2026-03-02T11:00, 2026-04-03T00:00, 2026-04-09T18:00, three days left over 清明
            ENV-04,  2026-03-11T18:00, 2026-03-07T10:00, 2026-03-14T00:00, 2026-03-18T18:00, rested from a Saturday
            NOISE-01, 2026-10-13T18:00, 2026-10-09T10:00, 2026-10-10T00:00, 2026-10-14T18:00, a Saturday that is worked
            ENV-04,  2026-03-05T18:00, 2026-03-05T10:00, 2026-03-06T00:00, 2026-03-06T08:00, eight hours left
            PROP-09, 2026-03-03T10:00, 2026-03-02T16:00, 2026-03-04T00:00, 2026-03-04T18:00, urgent goes by the hour
            ENV-04,  2026-01-05T18:00, 2025-12-31T10:00, 2026-02-14T00:00, 2026-02-25T18:00, over year end and 春节
            """)
    void goesOnWithWhatWasLeft(
            String category,
            LocalDateTime due,
            LocalDateTime since,
            LocalDateTime at,
            LocalDateTime end,
            String ignored) {
        assertThat(clocks.resumed(category, at(due), at(since), at(at))).isEqualTo(at(end));
    }

    private void limits(String category, @Nullable Integer first, @Nullable Integer hours, @Nullable Integer days) {
        db.sql(
                        "update casework.category set first_hours = :first, handle_hours = :hours, handle_days = :days where code = :code")
                .param("first", first)
                .param("hours", hours)
                .param("days", days)
                .param("code", category)
                .update();
    }

    private static Instant at(LocalDateTime there) {
        return there.atZone(Moments.SHANGHAI).toInstant();
    }
}
