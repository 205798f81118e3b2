package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shequtong.WholeTest;

/** 李书记 and 小赵社工 have the same case open on two desks, and one is quicker. */
@WholeTest
class AtOnceJourney extends Journey {

    @Test
    void whoeverComesSecondIsToldAndLosesNoWord() {
        var id = raise(phones.of(people.wang.person()), "地库的灯灭了一排。开车进去看不清", "公开");
        var li = phones.desk(people.li.person());
        var worker = phones.desk(people.worker.person());
        li.go(people.li.path("/cases/" + id));
        worker.go(people.li.path("/cases/" + id));

        worker.write("内容", "已经通知电工，今晚七点来换。");
        li.write("内容", "看到了，我马上去地库看一下。");
        li.send("发布");
        assertThat(li.text()).contains("我马上去地库看一下");

        worker.send("发布");
        worker.look();
        assertThat(worker.text()).contains("看到了，我马上去地库看一下");
        assertThat(worker.page.locator("[role=alert]").innerText()).isNotBlank();
        assertThat(worker.page.locator("#text").inputValue()).isEqualTo("已经通知电工，今晚七点来换。");
        assertThat(replies(id)).isOne();

        worker.send("发布");
        assertThat(worker.text()).contains("今晚七点来换");
        assertThat(replies(id)).isEqualTo(2);
    }

    @Test
    void twoTapsOfAnImpatientFingerAreOneAnswer() {
        var id = raise(phones.of(people.wang.person()), "门禁卡刷不开。试了好几次都不行", "公开");
        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases/" + id));
        li.write("内容", "门禁已经报修，下午来人。");
        li.page.evaluate("""
                async () => {
                    const form = document.querySelector('#say');
                    const send = () => fetch(form.action, {method: 'POST', body: new FormData(form)});
                    await Promise.all([send(), send(), send()]);
                }""");

        assertThat(replies(id)).isOne();
    }

    private int replies(long id) {
        return db.sql("select count(*) from casework.step where case_id = ? and kind = 'REPLIED'")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
