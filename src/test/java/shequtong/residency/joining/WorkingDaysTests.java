package shequtong.residency.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(WorkingDays.after(asked, 2)).isEqualTo(due);
    }
}
