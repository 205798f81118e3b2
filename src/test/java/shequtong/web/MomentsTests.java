package shequtong.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTests {

    /** 2026-05-13 is a Wednesday; the week begins on Monday. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-13T10:00, 2026-05-13T18:00, 今天18:00前",
        "2026-05-13T10:00, 2026-05-13T09:05, 今天9:05前",
        "2026-05-13T23:59, 2026-05-14T00:00, 明天0:00前",
        "2026-05-13T13:02, 2026-05-14T13:02, 明天13:02前",
        "2026-05-13T10:00, 2026-05-15T18:00, 后天18:00前",
        "2026-05-11T10:00, 2026-05-15T18:00, 周五18:00前",
        "2026-05-13T10:00, 2026-05-16T18:00, 周六18:00前",
        "2026-05-13T10:00, 2026-05-17T18:00, 周日18:00前",
        "2026-05-13T10:00, 2026-05-18T18:00, 下周一18:00前",
        "2026-05-17T10:00, 2026-05-20T18:00, 下周三18:00前",
        "2026-05-13T10:00, 2026-05-24T18:00, 下周日18:00前",
        "2026-05-13T10:00, 2026-05-25T18:00, 5月25日周一18:00前",
        "2026-12-30T10:00, 2027-01-04T18:00, 下周一18:00前",
        "2026-12-10T10:00, 2027-01-04T18:00, 2027年1月4日周一18:00前",
        "2026-05-13T10:00, 2026-05-12T18:00, 昨天18:00前",
        "2026-05-15T10:00, 2026-05-12T18:00, 5月12日18:00前",
        "2026-05-18T10:00, 2026-05-12T18:00, 5月12日周二18:00前"
    })
    void saysInWordsWhenSomethingEnds(LocalDateTime now, LocalDateTime end, String words) {
        assertThat(Moments.by(
                        end.atZone(Moments.SHANGHAI).toInstant(),
                        now.atZone(Moments.SHANGHAI).toInstant()))
                .isEqualTo(words);
    }
}
