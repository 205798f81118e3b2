package shequtong.residency.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import shequtong.organization.HolidayCalendar;

/** When somebody may expect an answer. */
class WorkingDaysTests {

    @ParameterizedTest
    @CsvSource({
        "2026-05-14T06:00:00Z, 2026-05-18T06:00:00Z",
        "2026-05-15T06:00:00Z, 2026-05-19T06:00:00Z",
        "2026-05-16T06:00:00Z, 2026-05-20T06:00:00Z",
        "2026-05-15T16:30:00Z, 2026-05-19T16:30:00Z",
        "2026-05-11T06:00:00Z, 2026-05-13T06:00:00Z"
    })
    void answersWithinTwoWorkingDays(Instant asked, Instant due) {
        assertThat(days(Map.of()).after(asked, 2)).isEqualTo(due);
    }

    /** 国庆: seven days off in the middle of which nobody is late, and a Saturday that is worked for it. */
    @ParameterizedTest
    @CsvSource({
        "2026-09-30T06:00:00Z, 2026-10-09T06:00:00Z",
        "2026-10-03T06:00:00Z, 2026-10-10T06:00:00Z",
        "2026-10-09T06:00:00Z, 2026-10-12T06:00:00Z"
    })
    void leavesHolidaysOutAndCountsTheDaysMadeUpForThem(Instant asked, Instant due) {
        var holidays = new HashMap<LocalDate, Boolean>();
        for (var day = 1; day <= 7; day++) holidays.put(LocalDate.of(2026, 10, day), false);
        holidays.put(LocalDate.of(2026, 10, 10), true);

        assertThat(days(holidays).after(asked, 2)).isEqualTo(due);
    }

    private static WorkingDays days(Map<LocalDate, Boolean> exceptions) {
        var beans = new StaticListableBeanFactory();
        HolidayCalendar calendar = (_, _) -> exceptions;
        beans.addBean("calendar", calendar);
        return new WorkingDays(beans.getBeanProvider(HolidayCalendar.class));
    }
}
