package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;
import shequtong.organization.Viewer;

/** 王阿姨 tells the committee alone that she is afraid of a neighbour: no neighbour learns that there is anything (R34). */
@WholeTest
class QuietMatterJourney extends Journey {

    private static final String WORDS = "楼上半夜摔东西骂人。我一个人住，有点怕";
    private static final String KEY = "半夜摔东西";

    @Test
    void whatIsForTheCommitteeAloneIsFoundByNoNeighbour() {
        var chen = phones.of(people.chen.person());
        var before = seen(chen);
        var wang = phones.of(people.wang.person());

        var id = raise(wang, WORDS, "只给居委");

        assertThat(wang.text()).contains("会在24小时内回应您");
        var story = db.sql("select id from neighbours.story where case_id = ?")
                .param(id)
                .query(Long.class)
                .single();
        var photo = db.sql("select file from media.placement where kind = 'casework.case' and subject = ?")
                .param(id)
                .query(String.class)
                .single();
        var phone = people.wang.path("/media/" + photo);
        assertThat(wang.fetch(phone)).isEqualTo(200);
        wang.go(people.wang.path("/stories?show=mine"));
        assertThat(wang.text()).contains(KEY);

        for (var path : addresses(people.chen, id, story, photo))
            assertThat(chen.fetch(path)).as(path).isEqualTo(404);
        assertThat(seen(chen)).isEqualTo(before);
        assertThat(chen.go(people.chen.path("/notices"))).isEqualTo(200);
        assertThat(chen.text()).doesNotContain(KEY);
        for (var step : List.of("/same", "/nudge", "/rating"))
            assertThat(chen.post(people.chen.path("/cases/" + id + step), Map.of("resolved", "YES", "grade", "5")))
                    .as(step)
                    .isEqualTo(404);
        assertThat(chen.post(people.chen.path("/talk/casework.case/" + id + "/comments"), Map.of("words", "谁呀")))
                .isEqualTo(404);
        assertThat(chen.post(people.chen.path("/talk/casework.case/" + id + "/like"), Map.of()))
                .isEqualTo(404);

        var sun = phones.of(people.sun.person());
        for (var path : addresses(people.sun, id, story, photo))
            assertThat(sun.fetch(path)).as(path).isEqualTo(404);
        var desk = phones.desk(people.grid.person());
        assertThat(desk.fetch(people.grid.path("/cases/" + id))).isEqualTo(404);

        var li = phones.desk(people.li.person());
        li.go(people.li.path("/cases"));
        li.follow(KEY);
        li.look();
        assertThat(li.text()).contains("王阿姨", "只给居委");
    }

    /** Everything that a neighbour can count or read of this community, without the hour it was looked at. */
    private List<String> seen(Phone chen) {
        return List.of("", "/stories", "/stories?show=open", "/stories?show=done", "/board", "/me").stream()
                .map(it -> {
                    assertThat(chen.go(people.chen.path(it))).isEqualTo(200);
                    return chen.text();
                })
                .toList();
    }

    private static List<String> addresses(Viewer who, long id, long story, String photo) {
        return List.of(
                who.path("/cases/" + id),
                who.path("/stories/" + story),
                who.path("/stories/" + story + "/edit"),
                who.path("/media/" + photo),
                who.path("/media/" + photo + "/small"),
                who.path("/talk/casework.case/" + id),
                who.path("/talk/neighbours.story/" + story));
    }
}
