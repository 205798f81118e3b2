package shequtong.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTests {

    /** The secret of RFC 6238's own examples, 12345678901234567890. */
    static final Totp RFC = new Totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void followsFromTheSecretAsTheStandardSays(long seconds, String code) {
        assertThat(RFC.code(Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    /** 59 seconds is in the second step, whose number is 1. */
    @ParameterizedTest
    @CsvSource({"0, true", "29, true", "59, true", "89, true", "90, false"})
    void isRightInTheStepBeforeAndAfterAndNoFurther(long seconds, boolean right) {
        assertThat(RFC.step("287082", Instant.ofEpochSecond(seconds)).isPresent())
                .isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"287 082", "２８７０８２", " 287082 "})
    void isTakenAsPeopleTypeIt(String typed) {
        assertThat(RFC.step(typed, Instant.ofEpochSecond(59))).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "28708", "2870820", "287083", "二八七零八二"})
    void nothingElseIsRight(String typed) {
        assertThat(RFC.step(typed, Instant.ofEpochSecond(59))).isEmpty();
    }

    @Test
    void aSecretHas160BitsAndIsNeverMadeTwice() {
        var secrets = IntStream.range(0, 10_000)
                .mapToObj(_ -> Totp.fresh().secret())
                .distinct()
                .toList();

        assertThat(secrets).hasSize(10_000).allMatch(it -> it.matches("[A-Z2-7]{32}"));
    }

    @Test
    void isShownInGroupsOfFourAndAsTheTelephoneReadsIt() {
        assertThat(RFC.grouped()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(RFC.uri("138****5678"))
                .startsWith("otpauth://totp/%E7%A4%BE%E5%8C%BA%E9%80%9A:138****5678?secret=GEZDGNBV")
                .endsWith("&issuer=%E7%A4%BE%E5%8C%BA%E9%80%9A");
        assertThat(RFC.toString()).doesNotContain(RFC.secret());
    }
}
