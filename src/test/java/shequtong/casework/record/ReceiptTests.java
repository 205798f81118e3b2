package shequtong.casework.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shequtong.kernel.Chain;

class ReceiptTests {

    static final String DIGEST = Chain.next(Chain.START, "七步");

    @Test
    void isReadAsItWasWrittenDown() {
        var receipt = Receipt.of(7, DIGEST);

        assertThat(receipt.text()).matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}");
        assertThat(receipt.number()).isEqualTo(7);
        for (var typed : List.of(receipt.text(), receipt.text().toLowerCase().replace('-', ' '), " " + receipt.code()))
            assertThat(Receipt.read(typed)).contains(receipt);
    }

    @Test
    void holdsTheNumberOfStepsAndTheDigest() {
        assertThat(IntStream.of(1, 2, 31, 32, 1023)
                        .map(it -> Receipt.of(it, DIGEST).number()))
                .containsExactly(1, 2, 31, 32, 1023);
        assertThat(Receipt.of(8, DIGEST)).isNotEqualTo(Receipt.of(7, DIGEST));
        assertThat(Receipt.of(7, Chain.next(DIGEST, "七步"))).isNotEqualTo(Receipt.of(7, DIGEST));
    }

    /** One of 32 slips is told as a receipt that does not fit; the page asks to look at the paper again. */
    @Test
    void mostSlipsOfThePenAreNoticed() {
        var random = new Random(42);
        var code = Receipt.of(7, DIGEST).code();
        var unnoticed = IntStream.range(0, 1000)
                .filter(_ -> {
                    var at = random.nextInt(16);
                    var slip = code.substring(0, at)
                            + "23456789ABCDEFGH".charAt(random.nextInt(16))
                            + code.substring(at + 1);
                    return !slip.equals(code) && Receipt.read(slip).isPresent();
                })
                .count();

        assertThat(unnoticed).isLessThan(60);
    }

    @Test
    void isNothingWhenItIsTooShortOrHasLettersThatNoReceiptHas() {
        for (var typed : List.of("", "ABCD", "0000-1111-OOOO-IIII", "把回执码忘了把回执码忘了把回执码", "ABCD-EFGH-JKLM-NPQR-S"))
            assertThat(Receipt.read(typed)).isEmpty();
    }
}
