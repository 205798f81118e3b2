package shequtong.residency.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class IdNumberTests {

    /** 2026-05-14, ten in the morning in Shanghai. */
    static final Clock CLOCK = at("2026-05-14T02:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "440524188001010014",
                "310113199003070014",
                " 310113 19900307 0014 ",
                "３１０１１３１９９００３０７００１４",
                "11010519491231002ｘ"
            })
    void acceptsWhatTheStandardAccepts(String typed) {
        assertThat(IdNumber.fault(typed, CLOCK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 请填身份证号",
        "31011319680512, '还差4位，应是18位'",
        "3101131990030700145, '多了1位，应是18位'",
        "310113199003070015, '号码不对，请对照证件再看一遍'",
        "110105194912310020, '号码不对，请对照证件再看一遍'",
        "3101131990030X0014, '号码不对，请对照证件再看一遍'",
        "010113199003070014, '号码不对，请对照证件再看一遍'",
    })
    void refusesAnythingElseInASentence(String typed, String sentence) {
        assertThat(IdNumber.fault(typed, CLOCK)).isEqualTo(sentence);
    }

    @Test
    void refusesADayThatDoesNotExistAndOneThatHasNotCome() {
        assertThat(IdNumber.fault(numbered("31011319900230001"), CLOCK)).contains("出生日期不对");
        assertThat(IdNumber.fault(numbered("31011320260515001"), CLOCK)).contains("出生日期不对");
        assertThat(IdNumber.fault(numbered("31011320260514001"), CLOCK)).isEmpty();
    }

    @Test
    void everyWrongDigitAndEverySwapOfNeighboursIsFound() {
        var right = "310113199003070014";
        for (var i = 0; i < 17; i++) {
            for (var digit = '0'; digit <= '9'; digit++)
                if (digit != right.charAt(i))
                    assertThat(IdNumber.fault(right.substring(0, i) + digit + right.substring(i + 1), CLOCK))
                            .isNotEmpty();
            if (right.charAt(i) != right.charAt(i + 1))
                assertThat(IdNumber.fault(
                                right.substring(0, i) + right.charAt(i + 1) + right.charAt(i) + right.substring(i + 2),
                                CLOCK))
                        .isNotEmpty();
        }
    }

    /** Born on 15 May 2012: fourteen when the day begins in Shanghai, while it is still the 14th in London. */
    @Test
    void isFourteenWhenTheBirthdayBeginsInShanghai() {
        var child = numbered("31011320120515001");

        assertThat(IdNumber.of(child).needsGuardian(at("2026-05-14T15:59:59Z"))).isTrue();
        assertThat(IdNumber.of(child).needsGuardian(at("2026-05-14T16:00:00Z"))).isFalse();
    }

    @Test
    void isNoMinorWhenTheEighteenthBirthdayBegins() {
        var born = LocalDate.of(2008, 5, 15);

        assertThat(IdNumber.minor(born, at("2026-05-14T15:59:59Z"))).isTrue();
        assertThat(IdNumber.minor(born, at("2026-05-14T16:00:00Z"))).isFalse();
    }

    @Test
    void tellsWomenFromMenByTheSeventeenthDigitAndShowsOnlyTheEnds() {
        assertThat(new IdNumber("310113199003070014").female()).isFalse();
        assertThat(new IdNumber("11010519491231002X").female()).isTrue();
        assertThat(new IdNumber("310113199003070014").masked()).isEqualTo("310113********0014");
        assertThat(new IdNumber("310113199003070014")).hasToString("310113********0014");
    }

    @Test
    void cannotBeMadeOfAWrongNumber() {
        assertThatThrownBy(() -> new IdNumber("310113199003070015")).isInstanceOf(IllegalArgumentException.class);
    }

    /** With the character that makes it right. */
    public static String numbered(String seventeen) {
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += weights[i] * (seventeen.charAt(i) - '0');
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }
}
