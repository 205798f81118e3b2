package shequtong.conversation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import shequtong.Board;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.kernel.Cursor;
import shequtong.kernel.Subject;
import shequtong.organization.Here;
import shequtong.organization.Viewer;

@ModuleTest(with = {"identity", "organization"})
@RecordApplicationEvents
class ConversationTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class Things {

        @Bean
        Board board() {
            return new Board();
        }
    }

    @Autowired
    Conversation conversation;

    @Autowired
    Board board;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    ApplicationEvents events;

    People people;
    Subject thing;

    @BeforeEach
    void neighbours() {
        people = new People(db);
        thing = board.thing(people.community);
    }

    @Test
    void leadsBackToTheTalkOrSwapsIt() {
        assertThat(say(people.chen, thing, "花都种上了，真快！"))
                .hasStatus(303)
                .hasHeader("Location", people.chen.path("/things/" + thing.id() + "#talk"));
        assertThat(say(people.chen, thing, "还有一句").header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"talk\"", "花都种上了，真快！", "还有一句", "陈先生", "sq-draft-done")
                .doesNotContain("<html");
    }

    @Test
    void isOnlyWhereTheBoardLetsSee() {
        var secret = board.hidden(people.wang);

        assertThat(say(people.chen, secret, "我看得到吗")).hasStatus(404);
        assertThat(say(people.zhou, thing, "我看得到吗")).hasStatus(404);
        assertThat(say(people.chen, new Subject("nobody.asks", thing.id()), "有人吗"))
                .hasStatus(404);
        assertThat(like(people.chen, secret)).hasStatus(404);
        assertThat(browser.get().uri(talk(people.chen, secret)).cookie(people.cookie(people.chen)))
                .hasStatus(404);
        assertThat(say(people.wang, secret, "自己的")).hasStatus(303);
    }

    @Test
    void isReadByObserversAndWrittenByNone() {
        say(people.chen, thing, "花都种上了").exchange();

        assertThat(say(people.sun, thing, "领导来看看")).hasStatus(403);
        assertThat(like(people.sun, thing)).hasStatus(403);
        assertThat(read(people.sun)).contains("花都种上了").doesNotContain("陈先生", "发评论");
    }

    @Test
    void closesWithItsThing() {
        board.close(thing);

        assertThat(say(people.chen, thing, "还能说吗")).hasStatus(409);
        assertThat(like(people.chen, thing)).hasStatus(409);
        assertThat(read(people.chen)).doesNotContain("发评论");
    }

    @Test
    void givesAnOfficialAnswerItsUnitAndRole() {
        say(people.li, thing, "已请物业处理").exchange();

        assertThat(read(people.chen)).contains("李红梅", "幸福里党支部·党组织书记", "sq-say");
        assertThat(events.stream(Commented.class)).singleElement().matches(Commented::official);
    }

    @Test
    void starsNumbersBeforeTheyAreStored() {
        say(people.chen, thing, "打我13812345678").exchange();

        assertThat(read(people.wang)).contains("138********").doesNotContain("13812345678");
        assertThat(db.sql("select words from conversation.comment where subject = ?")
                        .param(thing.id())
                        .query(String.class)
                        .single())
                .isEqualTo("打我138********");
    }

    @Test
    void showsWordsAsWordsWhateverTheyAre() {
        say(people.chen, thing, "<script>alert(1)</script>\n第二行").exchange();

        assertThat(read(people.wang)).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void keepsWhatWasWrittenWhenItCannotBeSent() {
        assertThat(say(people.chen, thing, "字".repeat(501)))
                .hasStatus(422)
                .bodyText()
                .contains("500字以内", "字字字", "<html");
        assertThat(say(people.chen, thing, "  ").header("HX-Request", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("请写点什么再发", "id=\"talk\"")
                .doesNotContain("<html");
        assertThat(say(people.chen, thing, "字".repeat(500))).hasStatus(303);
    }

    @Test
    void saysOnceHoweverOftenTheFormIsSent() {
        var key = UUID.randomUUID();
        var cookie = people.cookie(people.chen);
        Stream.generate(() -> CompletableFuture.runAsync(() -> browser.post()
                        .uri(talk(people.chen, thing) + "/comments")
                        .cookie(cookie)
                        .with(csrf())
                        .param("words", "一次就好")
                        .param("once", key.toString())
                        .exchange()))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(conversation.talk(people.chen, thing, Optional.empty()).count())
                .isOne();
    }

    @Test
    void likesOncePerPersonHoweverManyHurry() {
        Stream.generate(() -> people.chen)
                .limit(4)
                .map(it -> CompletableFuture.runAsync(() -> like(it, thing).exchange()))
                .toList()
                .forEach(CompletableFuture::join);
        like(people.wang, thing).exchange();

        assertThat(tally(people.chen).like()).matches(Like::liked).matches(it -> it.likes() == 2);
        assertThat(browser.delete()
                        .uri(talk(people.chen, thing) + "/like")
                        .cookie(people.cookie(people.chen))
                        .with(csrf())
                        .param("once", UUID.randomUUID().toString())
                        .header("HX-Request", "true"))
                .hasStatusOk()
                .bodyText()
                .contains("aria-pressed=\"false\"")
                .doesNotContain("<html");
        assertThat(tally(people.chen).like().likes()).isOne();
    }

    @Test
    void countsForEveryRowAskedFor() {
        var quiet = board.thing(people.community);
        say(people.chen, thing, "一").exchange();

        assertThat(conversation.tallies(people.wang, List.of(thing, quiet)))
                .hasSize(2)
                .hasEntrySatisfying(thing, it -> assertThat(it.comments()).isOne())
                .hasEntrySatisfying(quiet, it -> assertThat(it.comments()).isZero());
    }

    @Test
    void leavesALineWhenWordsAreTakenBack() {
        say(people.chen, thing, "说错话了").exchange();
        var id = conversation
                .talk(people.chen, thing, Optional.empty())
                .comments()
                .rows()
                .getFirst()
                .id();

        assertThat(withdraw(people.wang, id)).hasStatus(404);
        clock.after(
                Duration.ofMinutes(16),
                () -> assertThat(withdraw(people.chen, id)).hasStatus(409));
        assertThat(withdraw(people.chen, id)).hasStatus(303);
        assertThat(withdraw(people.chen, id)).hasStatus(409);

        assertThat(read(people.wang)).contains("已撤回").doesNotContain("说错话了");
        assertThat(tally(people.wang).comments()).isZero();
    }

    @Test
    void goesOnWhereThePageEnded() {
        db.sql("""
                insert into conversation.comment (community, kind, subject, person, mandate, words, at)
                select ?, ?, ?, ?, 0, '第' || n || '句', timestamptz '2026-05-12 08:00+08' + n / 3 * interval '1 minute'
                from generate_series(1, 500) as n
                """)
                .params(
                        people.community.id(),
                        Board.KIND,
                        thing.id(),
                        people.chen.person().value())
                .update();
        var read = new ArrayList<String>();
        var next = Optional.<Cursor>empty();
        do {
            var page = conversation.talk(people.wang, thing, next).comments();
            page.rows().forEach(it -> read.add(it.words()));
            next = Optional.ofNullable(page.next());
        } while (next.isPresent());

        assertThat(read)
                .hasSize(500)
                .doesNotHaveDuplicates()
                .startsWith("第500句")
                .endsWith("第1句");
        assertThat(read(people.wang)).contains("再看看以前的评论", "#talk-list");
    }

    @Test
    void isPublishedAsNumbersOnly() {
        say(people.chen, thing, "花都种上了").exchange();

        assertThat(events.stream(Commented.class))
                .singleElement()
                .satisfies(it -> assertThat(it.by()).isEqualTo(people.chen.person()))
                .matches(it -> it.about().equals(thing) && !it.official() && it.community() == people.community.id());
    }

    private Tally tally(Viewer who) {
        return requireNonNull(conversation.tallies(who, List.of(thing)).get(thing));
    }

    private String read(Here who) {
        var result =
                browser.get().uri(talk(who, thing)).cookie(people.cookie(who)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private MockMvcRequestBuilder say(Viewer who, Subject about, String words) {
        return browser.post()
                .uri(talk(who, about) + "/comments")
                .cookie(people.cookie(who))
                .with(csrf())
                .param("words", words)
                .param("once", UUID.randomUUID().toString());
    }

    private MockMvcRequestBuilder like(Viewer who, Subject about) {
        return browser.post()
                .uri(talk(who, about) + "/like")
                .cookie(people.cookie(who))
                .with(csrf())
                .param("once", UUID.randomUUID().toString());
    }

    private MockMvcRequestBuilder withdraw(Here who, CommentId id) {
        return browser.delete()
                .uri(who.path("/talk/comments/" + id.value()))
                .cookie(people.cookie(who))
                .with(csrf())
                .param("once", UUID.randomUUID().toString());
    }

    private static String talk(Viewer who, Subject about) {
        return "/c/" + who.area().slug() + "/talk/" + about.kind() + "/" + about.id();
    }
}
