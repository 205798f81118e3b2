package shequtong.residency.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;
import shequtong.organization.Here;
import shequtong.organization.Viewer;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;

@WholeTest
class NamingTests {

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Sealed sealed;

    @Autowired
    IdentityView names;

    People people;
    PersonId wang;

    @BeforeEach
    void aNeighbourWithAName() {
        people = new People(db);
        wang = people.wang.person();
        db.sql(
                        "insert into residency.identity (person, full_name, id_number, id_index, born) values (?, ?, ?, ?, '1960-01-01')")
                .params(
                        wang.value(),
                        sealed.seal("王秀兰", IdentityView.place(wang)),
                        sealed.seal("x", "residency.identity.id_number." + wang.value()),
                        sealed.index("residency.identity.id_number", "naming" + wang.value()))
                .update();
    }

    /** A23, B11: the preview is what the others then see, each of them, at once. */
    @Test
    void looksToEachAsThePreviewSaid() {
        var preview = body(post(people.wang, "/me/name/preview", Map.of("choice", "NICKNAME", "nickname", "爱种花")));
        assertThat(preview).contains("保存以后，别人看到的样子", "爱种花·3号楼", "居民N" + wang.value(), "爱种花（王阿姨）·3号楼");
        assertThat(seen(people.zhao)).isEqualTo("王阿姨 ");

        assertThat(post(people.wang, "/me/name", Map.of("choice", "NICKNAME", "nickname", "爱种花")))
                .hasStatus(303);

        assertThat(seen(people.chen)).isEqualTo("爱种花 3号楼");
        assertThat(seen(people.zhao)).isEqualTo("爱种花 ");
        assertThat(seen(people.sun)).isEqualTo("居民N" + wang.value() + " ");
        assertThat(seen(people.li)).isEqualTo("爱种花（王阿姨） 3号楼");
        assertThat(seen(people.property)).isEqualTo("一位居民 ");
        assertThat(names.of(people.zhao, people.community.id(), Author.resident(wang, true))
                        .text())
                .isEqualTo("一位邻居");
        assertThat(names.of(people.zhao, people.community.id(), Author.resident(wang, false))
                        .initial())
                .as("the surname would tell what the nickname hides")
                .isEqualTo("爱");
    }

    @Test
    void aRealNameIsShownAndStaysSealed() {
        assertThat(post(people.wang, "/me/name", Map.of("choice", "REAL"))).hasStatus(303);

        assertThat(seen(people.zhao)).isEqualTo("王秀兰 ");
        assertThat(seen(people.sun)).isEqualTo("居民N" + wang.value() + " ");
        assertThat(db.sql("select t::text from residency.member t where person = ?")
                        .param(wang.value())
                        .query(String.class)
                        .single())
                .doesNotContain("秀兰");
    }

    @Test
    void whoeverLivesTogetherKnowsTheSurnameBehindANickname() {
        post(people.wang, "/me/name", Map.of("choice", "NICKNAME", "nickname", "爱种花"));

        assertThat(body(get(people.chen, "/household"))).contains("王阿姨（爱种花）");
    }

    @Test
    void namesBeforeAreKeptAndTheChangeIsAudited() {
        post(people.wang, "/me/name", Map.of("choice", "老师"));
        post(people.wang, "/me/name", Map.of("choice", "NICKNAME", "nickname", "爱种花"));

        assertThat(db.sql("select called from residency.name_change where person = ? order by number")
                        .param(wang.value())
                        .query(String.class)
                        .list())
                .containsExactly("王阿姨", "王老师");
        assertThat(db.sql("select act from audit.entry where person = ? and kind = 'identity.person' order by number")
                        .param(wang.value())
                        .query(String.class)
                        .list())
                .containsExactly("residency.change-name", "residency.change-name");
    }

    /** Nobody passes for a neighbour, and of two who want the same name at once one gets it. */
    @Test
    void aNicknameIsOnePersonsAlone() {
        assertThat(post(people.wang, "/me/name", Map.of("choice", "NICKNAME", "nickname", "赵老师")))
                .hasStatus(422)
                .bodyText()
                .contains("已经有邻居用这个名字了");

        var answers = Stream.of(people.wang, people.chen, people.zhao)
                .parallel()
                .map(it -> post(it, "/me/name", Map.of("choice", "NICKNAME", "nickname", "小太阳"))
                        .getResponse()
                        .getStatus())
                .sorted()
                .toList();
        assertThat(answers).isEqualTo(List.of(303, 422, 422));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "书记",
                "王书记",
                "居委会老李",
                "社区民警",
                "社区通客服",
                "書記",
                "社 工",
                "１３８１６４２０９５８",
                "138164",
                "居民A7K2",
                "前居民",
                "一二三四五六七八九十一",
                "😀",
                "<b>",
                "",
                "书\u200b记"
            })
    void refusesTitlesNumbersAndWhatCannotBeTold(String typed) {
        assertThat(Nickname.fault(typed)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"爱种花的老李", "Lily妈妈", "９号楼", "买买提", "小太阳"})
    void takesWhatNeighboursCallThemselves(String typed) {
        assertThat(Nickname.fault(typed)).isEmpty();
    }

    @Test
    void aWrongFormComesBackAsItWas() {
        assertThat(post(people.wang, "/me/name", Map.of("choice", "NICKNAME", "nickname", "王书记")))
                .hasStatus(422)
                .bodyText()
                .contains("这像是工作人员的称呼", "value=\"王书记\"");
        assertThat(post(people.wang, "/me/name", Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains("请选一种称呼");
    }

    private String seen(Viewer viewer) {
        var shown = names.of(viewer, people.community.id(), Author.resident(wang, false));
        return shown.text() + " " + shown.place();
    }

    private MvcTestResult get(Here who, String path) {
        return browser.get().uri(who.path(path)).cookie(people.cookie(who)).exchange();
    }

    private MvcTestResult post(Here who, String path, Map<String, String> form) {
        var request = browser.post()
                .uri(who.path(path))
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        for (var it : form.entrySet()) request = request.param(it.getKey(), it.getValue());
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
