package shequtong.casework.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shequtong.casework.file.WorkingDays;

/** Said on Thursday, 26 November 2026, at ten in the morning; by hand, from a calendar on the wall. */
class SpokenTests {

    static final Instant SAID =
            OffsetDateTime.parse("2026-11-26T10:00:00+08:00").toInstant();

    /** Monday the 30th is made a holiday, Saturday the 28th is worked instead. */
    static final WorkingDays CALENDAR =
            new WorkingDays(Map.of(LocalDate.of(2026, 11, 30), false, LocalDate.of(2026, 11, 28), true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "物业说三天内修好。 | 2026-11-29T23:59",
                "3天内修好 | 2026-11-29T23:59",
                "３日之内给您答复 | 2026-11-29T23:59",
                "两天以内清理干净 | 2026-11-28T23:59",
                "十五天内整改到位 | 2026-12-11T23:59",
                "二十天内完成补种 | 2026-12-16T23:59",
                "24小时内派人上门 | 2026-11-27T10:00",
                "我们两个小时内到现场 | 2026-11-26T12:00",
                "半小时内来人处理 | 2026-11-26T10:30",
                "半天内疏通 | 2026-11-26T22:00",
                "一周内更换路灯 | 2026-12-03T23:59",
                "两个星期内安装好 | 2026-12-10T23:59",
                "半个月内拆除 | 2026-12-11T23:59",
                "一个月内完成整治 | 2026-12-26T23:59",
                "三天后给您回复 | 2026-11-29T23:59",
                "5个工作日内办结 | 2026-12-03T18:00",
                "两个工作日内答复您 | 2026-11-28T18:00",
                "今天下班前给您回话 | 2026-11-26T17:30",
                "今天处理好 | 2026-11-26T23:59",
                "今晚清运 | 2026-11-26T22:00",
                "明天上午物业会上门检修 | 2026-11-27T12:00",
                "明早来人看，保证修好 | 2026-11-27T10:00",
                "明天下午三点到现场 | 2026-11-27T15:00",
                "明天18:00前恢复供水，请放心 | 2026-11-27T18:00",
                "后天解决 | 2026-11-28T23:59",
                "大后天下午开工 | 2026-11-29T18:00",
                "周五前完成 | 2026-11-27T23:59",
                "周三前完成 | 2026-12-02T23:59",
                "本周日前清掉 | 2026-11-29T23:59",
                "这周末前搬走 | 2026-11-29T23:59",
                "下周一完成 | 2026-11-30T23:59",
                "下个星期五上午安排施工 | 2026-12-04T12:00",
                "下下周二装好 | 2026-12-08T23:59",
                "12月3日前修好 | 2026-12-03T23:59",
                "12月3号下午2点半到场 | 2026-12-03T14:30",
                "2027年1月5日前退还押金 | 2027-01-05T23:59",
                "1月10日前公示结果 | 2027-01-10T23:59",
                "30号前把堆物清走 | 2026-11-30T23:59",
                "5号前换好 | 2026-12-05T23:59",
                "本周内落实 | 2026-11-29T23:59",
                "下周给您答复 | 2026-12-06T23:59",
                "月底前亮起来 | 2026-11-30T23:59",
                "下个月底前完工 | 2026-12-31T23:59",
                "年底前启用新门禁 | 2026-12-31T23:59",
                "已经联系了电梯公司，明天上午来修 | 2026-11-27T12:00",
                "您反映的我们看到了。周五前完成！ | 2026-11-27T23:59"
            })
    void findsUntilWhen(String words, String until) {
        var found = Spoken.in(words, SAID, () -> CALENDAR);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().until())
                .isEqualTo(OffsetDateTime.parse(until + ":00+08:00").toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "收到，我们会尽快处理。",
                "三天前已经修好了。",
                "昨天下午物业来修过了。",
                "11月20日已完成整改。",
                "上周五已经处理。",
                "请您在12月3日前到居委会登记。",
                "您可以周一到周五来居委会处理。",
                "接待时间是每周三下午，来处理。",
                "争取三天内修好。",
                "尽量周五前解决。",
                "大概一周内能修好。",
                "三五天内会修好的。",
                "两三天内处理。",
                "如果材料齐全，三天内办结。",
                "周五前无法完成施工。",
                "三天内来不及修好。",
                "您看明天上午去修可以吗？",
                "什么时候修，周五前能修好吗",
                "住在3号楼的邻居也反映过，我们去处理。",
                "2月30日前修好。",
                "25号楼下的灯我们去修。",
                "今年的绿化已经安排。",
                "这件事12345打过电话，在处理。",
                "明天是周末。",
                "11月1日修的，灯又坏了。"
            })
    void whatBindsNobodyToADateIsNoPromise(String words) {
        assertThat(Spoken.in(words, SAID, () -> CALENDAR)).isEmpty();
    }

    @Test
    void findsEveryOneOfThemWithTheSentenceThatSaysIt() {
        var words = "王阿姨您好，明天上午物业上门检修。路灯下周一完成更换；其他的我们再商量。";

        assertThat(Spoken.in(words, SAID, () -> CALENDAR))
                .extracting(Spoken.Promised::sentence)
                .containsExactly("王阿姨您好，明天上午物业上门检修", "路灯下周一完成更换");
    }

    @Test
    void asksForNoCalendarWhenNothingIsSaidOfTime() {
        assertThat(Spoken.in("收到，马上处理。", SAID, () -> {
                    throw new AssertionError("not needed");
                }))
                .isEmpty();
    }
}
