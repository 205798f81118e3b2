package shequtong.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    /** Read years later, a sentence still says which year it meant. */
    @Test
    void namesTheYearThatIsNotTheOneOfTheSentence() {
        var said = at("2026-11-27T10:00");
        assertThat(Moments.dated(at("2026-12-02T18:00"), said)).isEqualTo("12月2日周三18:00");
        assertThat(Moments.dated(at("2027-12-02T18:00"), said)).isEqualTo("2027年12月2日周四18:00");
        assertThat(Moments.on(at("2026-12-31T23:59"), said)).isEqualTo("12月31日");
        assertThat(Moments.on(at("2027-11-27T10:00"), said)).isEqualTo("2027年11月27日");
        assertThat(Moments.on(at("2025-11-27T10:00"), said)).isEqualTo("2025年11月27日");
    }

    @Test
    void readsOnlyDaysThatACalendarHas() {
        for (var none :
                List.of("", "下个月", "2026-02-30", "+10000-01-01", "+999999999-12-31", "-0001-01-01", "0000-01-01")) {
            assertThat(Dates.day(none)).as(none).isEmpty();
            assertThat(Dates.hour(none + "T10:00")).as(none).isEmpty();
        }
        assertThat(Dates.day("2026-05-15")).hasValue(LocalDate.of(2026, 5, 15));
        assertThat(Dates.hour("2026-05-15T18:00")).hasValue(at("2026-05-15T18:00"));
        assertThat(Dates.hour("2026-05-15T25:00")).isEmpty();
    }

    @Test
    void saysWhichDayIsTheLastThatMayBeChosen() {
        var now = at("2026-11-27T23:30");
        assertThat(Dates.tooFar(at("2027-11-27T23:59"), Period.ofYears(1), now)).isEmpty();
        assertThat(Dates.tooFar(at("2027-11-28T00:00"), Period.ofYears(1), now)).hasValue("最晚可以选到2027年11月27日，请重新选");
    }

    @Test
    void grantsAMinuteToAnHourWithoutSeconds() {
        assertThat(Dates.before(at("2026-05-15T10:00"), at("2026-05-15T10:00").plusSeconds(59)))
                .isFalse();
        assertThat(Dates.before(at("2026-05-15T09:58"), at("2026-05-15T10:00").plusSeconds(1)))
                .isTrue();
    }

    private static Instant at(String there) {
        return LocalDateTime.parse(there).atZone(Moments.SHANGHAI).toInstant();
    }
}
