package shequtong.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (Linux; Android 13; V2241A) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47 | 微信·安卓手机
                    Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) MicroMessenger/8.0.48 | 微信·苹果手机
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0 | Edge浏览器·Windows电脑
                    Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | 火狐浏览器·Linux电脑
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 14_4) Version/17.4 Safari/605.1.15 | Safari浏览器·苹果电脑
                    curl/8.5.0 | 浏览器·别的设备
                    """)
    void isCalledAsPeopleCallIt(String agent, String label) {
        assertThat(Browser.label(agent)).isEqualTo(label);
    }

    /** Nothing of what a browser says of itself is stored, however long and whatever it is (AT-14). */
    @Test
    void keepsNothingOfWhatItWasTold() {
        assertThat(Browser.label(null)).isEqualTo("浏览器·别的设备");
        assertThat(Browser.label("<script>alert(1)</script> Chrome/" + "9".repeat(10_000)))
                .isEqualTo("Chrome浏览器·别的设备")
                .hasSizeLessThanOrEqualTo(40);
    }
}
