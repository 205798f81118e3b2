package shequtong.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTests {

    @ParameterizedTest
    @CsvSource({
        "打13812345678找我, 打138********找我",
        "打138-1234-5678找我, 打138-****-****找我",
        "打138 1234 5678找我, 打138 **** ****找我",
        "打１３８１２３４５６７８找我, 打１３８********找我",
        "+8613812345678, +861**********",
        "身份证11010519491231002X。, 身份证******************。",
        "身份证11010519491231002x。, 身份证******************。",
        "３１０１１３１９９００３０７００１４, ******************",
        "310113 19900307 0014, ****** ******** ****",
        "两个13812345678和13987654321, 两个138********和139********",
    })
    void starsNumbersOfPhonesAndIdentities(String written, String shown) {
        assertThat(Masked.of(written)).isEqualTo(new Masked(shown, true));
    }

    @Test
    void seesThroughWhatShowsNothing() {
        assertThat(Masked.of("1\u200B3\u200B8\u200B12345678").words()).doesNotContain("12345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "三楼的灯坏了3天",
                "12345678901",
                "订单号138123456789",
                "110105194912310021",
                "2026年5月12日19:06",
                "热线12345，物业021-56781234",
                "😀👨‍👩‍👧",
                "",
            })
    void leavesOtherNumbersAlone(String written) {
        assertThat(Masked.of(written)).isEqualTo(new Masked(written, false));
    }
}
