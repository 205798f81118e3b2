package shequtong.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shequtong.casework.Visibility;

class ContentTests {

    @ParameterizedTest
    @CsvSource({
        "灯不亮, 灯不亮",
        "灯不亮。老人摸黑上楼, 灯不亮",
        "灯, 灯",
        "。, 。",
        "？？三楼, ？？三楼",
        "一二三四五六七八九十一二三四五六七八九十一二三四, 一二三四五六七八九十一二三四五六七八九十一二三四",
        "一二三四五六七八九十一二三四五六七八九十一二三四五, 一二三四五六七八九十一二三四五六七八九十一二三四…",
    })
    void isHeadedByItsFirstSentence(String words, String title) {
        assertThat(said(words).title()).isEqualTo(title);
    }

    @Test
    void isCutBetweenSignsNotWithinOne() {
        assertThat(said("😀".repeat(30)).title()).isEqualTo("😀".repeat(24) + "…");
    }

    @Test
    void starsNumbersInItsTitleToo() {
        var content = said("打13812345678找我");

        assertThat(content.title()).isEqualTo("打138********找我");
        assertThat(content.starred()).isTrue();
    }

    private static Content said(String words) {
        return Content.of(StoryKind.PROBLEM, words, "南门", 1, null, Visibility.PUBLIC);
    }
}
