package shequtong.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.casework.Visibility;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.organization.Here;
import shequtong.organization.Here.Capacity;
import shequtong.organization.Viewer;

@ModuleTest(with = {"audit", "identity", "organization", "residency", "notification"})
class NeighboursTests {

    static final Pattern KEPT = Pattern.compile("name=\"kept\" value=\"([\\w-]{22})\"");

    @Autowired
    Neighbours board;

    @Autowired
    Stories stories;

    @Autowired
    StoryCards cards;

    @Autowired
    Media media;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;
    Here staff;

    @BeforeEach
    void neighbours() {
        people = new People(db);
        staff = new Here(people.li.person(), Capacity.STAFF, people.community, people.li.mandate());
    }

    @Test
    void isSentWithTheFormAsItIsOpened() {
        var form = get(people.wang, "/stories/new");
        assertThat(form).contains("value=\"PROBLEM\" checked", "value=\"幸福里\"", "value=\"PUBLIC\" checked");

        var sent = post(people.wang, "/stories", Map.of("words", "三楼的灯不亮。老人摸黑上楼", "place", "幸福里"));

        assertThat(sent).hasStatus(303);
        assertThat(follow(people.wang, sent))
                .contains("居委会会在24小时内回应您", "三楼的灯不亮", "sq-draft-done")
                .doesNotContain("电话或证件号码");
        assertThat(list(people.chen)).contains("三楼的灯不亮", "老人摸黑上楼", "王阿姨", "待回应", "/cases/");
    }

    @Test
    void showsWhoSaidItByTheChoiceOfItsAuthor() {
        var open = story(people.wang, StoryKind.PROBLEM, Visibility.PUBLIC);
        var unnamed = story(people.wang, StoryKind.PROBLEM, Visibility.UNNAMED);
        var secret = story(people.wang, StoryKind.PROBLEM, Visibility.COMMITTEE);

        assertThat(shownTo(people.wang)).containsExactly("王阿姨", "王阿姨", "王阿姨");
        assertThat(shownTo(staff)).containsExactly("王阿姨", "王阿姨", "王阿姨");
        assertThat(shownTo(people.chen)).containsExactly("一位邻居", "王阿姨");
        assertThat(shownTo(people.sun)).hasSize(2).first().isEqualTo("一位邻居");
        assertThat(shownTo(people.sun)).last().asString().startsWith("居民");
        assertThat(cards.page(people.zhou, Show.ALL, Cursor.START).rows()).isEmpty();
        for (var it : List.of(open, unnamed))
            assertThat(stories.see(people.chen, it.value())).isPresent();
        assertThat(stories.see(people.chen, secret.value())).isEmpty();
        assertThat(stories.see(people.sun, secret.value())).isEmpty();
        assertThat(stories.see(people.zhou, open.value())).isEmpty();
        assertThat(stories.see(people.property, open.value())).isEmpty();
        assertThat(stories.see(people.worker, secret.value())).isPresent();
        assertThat(stories.see(people.otherSecretary, open.value())).isEmpty();
        assertThat(status(people.chen, "/stories/" + secret.value())).isEqualTo(404);
        assertThat(status(people.chen, "/stories/" + open.value())).isEqualTo(303);
    }

    /** Whoever chose not to be shown may still answer beneath their own matter, and is not shown there either (R34). */
    @Test
    void veilsItsAuthorInTheTalkToo() {
        var unnamed = story(people.wang, StoryKind.LIFE, Visibility.UNNAMED);
        var talk = "/talk/neighbours.story/" + unnamed.value();
        assertThat(post(people.wang, talk + "/comments", Map.of("words", "我再补充一句")))
                .hasStatus(303);

        assertThat(get(people.chen, talk)).contains("我再补充一句", "一位邻居").doesNotContain("王阿姨");
        assertThat(get(people.wang, talk)).contains("王阿姨");
    }

    @Test
    void givesAPhotoToWhoeverMaySeeTheStory() {
        var photo = photo(people.wang);
        board.post(people.wang, content(StoryKind.PROBLEM, Visibility.COMMITTEE), List.of(photo));
        assertThat(status(people.wang, "/media/" + photo.value())).isEqualTo(200);
        assertThat(status(people.chen, "/media/" + photo.value())).isEqualTo(404);
        assertThat(status(people.sun, "/media/" + photo.value())).isEqualTo(404);
        assertThat(status(people.li, "/media/" + photo.value())).isEqualTo(200);

        var open = photo(people.wang);
        board.post(people.wang, content(StoryKind.LIFE, Visibility.PUBLIC), List.of(open));
        assertThat(status(people.chen, "/media/" + open.value() + "/small")).isEqualTo(200);
        assertThat(status(people.sun, "/media/" + open.value())).isEqualTo(200);
        assertThat(status(people.zhou, "/media/" + open.value())).isEqualTo(404);
        assertThat(status(people.property, "/media/" + open.value())).isEqualTo(404);
    }

    @Test
    void keepsEverythingWhenTheFormIsWrong() {
        var wrong = post(
                people.wang,
                "/stories",
                Map.of(
                        "kind", "PRAISE",
                        "words", "",
                        "place", "南门",
                        "category", "more",
                        "more", "ENV-08",
                        "visibility", "COMMITTEE"),
                jpeg(),
                file("会动的.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes()));

        assertThat(wrong).hasStatus(422);
        var page = text(wrong);
        assertThat(page)
                .contains("请写一写是什么事", "夸一夸是给邻居看的", "value=\"南门\"", "href=\"#photos\"")
                .contains("value=\"PRAISE\" checked", "value=\"ENV-08\" selected", "value=\"COMMITTEE\" checked");
        var kept = kept(page);
        assertThat(kept).hasSize(1);
        assertThat(status(people.wang, "/media/" + kept.getFirst() + "/small")).isEqualTo(200);
        assertThat(status(people.chen, "/media/" + kept.getFirst() + "/small")).isEqualTo(404);

        var right = post(people.wang, "/stories", Map.of("kind", "PRAISE", "words", "小许真好", "kept", kept.getFirst()));
        assertThat(right).hasStatus(303);
        assertThat(status(people.chen, "/media/" + kept.getFirst() + "/small")).isEqualTo(200);
    }

    @Test
    void asksWhereAProblemIsAndWhichEstate() {
        assertThat(text(post(people.wang, "/stories", Map.of("words", "灯不亮", "place", " "))))
                .contains("请写明在哪里");
        assertThat(text(post(people.wang, "/stories", Map.of("words", "灯不亮", "place", "南门", "estate", "1"))))
                .contains("请选是哪个小区");
        assertThat(text(post(people.wang, "/stories", Map.of("words", "灯不亮", "place", "南门", "category", "GOV-04"))))
                .contains("请重新选一个类别");
        people.area(people.community, "ESTATE", "ESTATE", "幸福里二期", "幸福里二期");
        assertThat(get(people.wang, "/stories/new")).contains("幸福里二期", "请选一个");
        assertThat(text(post(people.wang, "/stories", Map.of("words", "灯不亮", "place", "南门", "estate", ""))))
                .contains("请选是哪个小区");
    }

    @Test
    void looksAheadAsNeighboursWillSeeIt() {
        var preview = post(
                people.wang,
                "/stories/preview",
                Map.of("words", "打13812345678找我", "place", "南门", "visibility", "UNNAMED"),
                jpeg());

        assertThat(preview).hasStatusOk();
        assertThat(text(preview)).contains("别人看到的样子", "一位邻居", "138********", "别人看到的会是星号", "打13812345678找我</textarea>");
        assertThat(kept(text(preview))).hasSize(1);
        assertThat(text(post(
                        people.wang,
                        "/stories/preview",
                        Map.of("words", "家事", "place", "家", "visibility", "COMMITTEE"))))
                .contains("这一条邻居看不到");
        assertThat(cards.page(people.wang, Show.ALL, Cursor.START).rows()).isEmpty();
    }

    @Test
    void leavesOutThePhotoWhoseCrossWasPressed() {
        var kept =
                kept(text(post(people.wang, "/stories/preview", Map.of("words", "两张", "place", "南门"), jpeg(), jpeg())));
        assertThat(kept).hasSize(2);

        var page = text(browser.post()
                .uri(people.wang.path("/stories/preview"))
                .cookie(people.cookie(people.wang))
                .with(csrf())
                .param("words", "")
                .param("kept", kept.get(0), kept.get(1))
                .param("drop", kept.get(0))
                .exchange());

        assertThat(kept(page)).containsExactly(kept.get(1));
        assertThat(page).doesNotContain("请写一写是什么事");
    }

    @Test
    void makesNothingOfWhatNoFormSends() {
        var made = post(
                people.wang,
                "/stories",
                Map.of(
                        "kind",
                        "X",
                        "words",
                        "灯不亮",
                        "estate",
                        "一",
                        "visibility",
                        "X",
                        "story",
                        "X",
                        "kept",
                        "../x",
                        "category",
                        "X"));

        assertThat(made).hasStatus(422);
        assertThat(text(made)).contains("请选是哪个小区", "请重新选一个类别", "请写明在哪里");
    }

    @Test
    void starsNumbersAndSaysSo() {
        var sent = post(people.wang, "/stories", Map.of("words", "打13812345678找我", "place", "南门"));

        assertThat(follow(people.wang, sent)).contains("您写了电话或证件号码");
        assertThat(list(people.chen)).contains("138********").doesNotContain("13812345678");
        assertThat(db.sql("select count(*) from neighbours.story where words like '%13812345678%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void isPostedOnceHoweverOftenTheFormIsSent() {
        var photo = photo(people.wang);
        var cookie = people.cookie(people.wang);
        var key = UUID.randomUUID().toString();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> browser.post()
                        .uri(people.wang.path("/stories"))
                        .cookie(cookie)
                        .with(csrf())
                        .param("kind", "LIFE")
                        .param("words", "花开了")
                        .param("estate", estate())
                        .param("kept", photo.value())
                        .param("once", key)
                        .exchange()))
                .limit(4)
                .toList()
                .stream()
                .map(it -> it.join().getResponse().getHeader("Location"))
                .distinct()
                .toList();

        assertThat(answers).hasSize(1).doesNotContainNull();
        assertThat(cards.page(people.wang, Show.ALL, Cursor.START).rows()).hasSize(1);
    }

    @Test
    void comesBackAsItWasPutAside() {
        var put = post(people.wang, "/stories/draft", Map.of("kind", "LIFE", "words", "花开了一半", "place", "花坛"), jpeg());
        assertThat(put).hasStatus(303);

        var form = get(people.wang, "/stories/new");
        assertThat(form).contains("这是您上次存的草稿", "花开了一半", "value=\"花坛\"", "value=\"LIFE\" checked");
        var kept = kept(form);
        assertThat(kept).hasSize(1);
        assertThat(get(people.chen, "/stories/new")).doesNotContain("花开了一半");
        assertThat(status(people.chen, "/media/" + kept.getFirst())).isEqualTo(404);
        assertThat(status(people.li, "/media/" + kept.getFirst())).isEqualTo(404);
        assertThat(status(people.wang, "/media/" + kept.getFirst())).isEqualTo(200);

        assertThat(post(people.wang, "/stories", Map.of("kind", "LIFE", "words", "花开了", "kept", kept.getFirst())))
                .hasStatus(303);
        assertThat(get(people.wang, "/stories/new")).doesNotContain("这是您上次存的草稿");
        assertThat(status(people.chen, "/media/" + kept.getFirst())).isEqualTo(200);
    }

    @Test
    void isClearedWhenAskedTo() {
        post(people.wang, "/stories/draft", Map.of("words", "不写了"), jpeg());
        assertThat(delete(people.wang, "/stories/draft")).hasStatus(303);

        assertThat(get(people.wang, "/stories/new")).doesNotContain("不写了");
    }

    @Test
    void mayBeChangedForAQuarterOfAnHour() {
        var photos = List.of(photo(people.wang), photo(people.wang));
        var id = board.post(people.wang, content(StoryKind.PROBLEM, Visibility.PUBLIC), photos);
        var edit = "/stories/" + id.value() + "/edit";
        assertThat(get(people.wang, edit)).contains("三楼的灯不亮", "改好了");
        assertThat(status(people.chen, edit)).isEqualTo(404);
        assertThat(text(post(people.wang, edit, Map.of("words", "", "place", "南门"))))
                .contains("请写一写是什么事");

        var edited = post(
                people.wang,
                edit,
                Map.of("words", "四楼的灯不亮", "place", "4楼", "kept", photos.get(1).value()));

        assertThat(edited).hasStatus(303);
        assertThat(list(people.chen)).contains("四楼的灯不亮", "修改过").doesNotContain("三楼的灯不亮");
        assertThat(db.sql("select words from neighbours.revision where story = ?")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("三楼的灯不亮");
        assertThat(db.sql("select title from casework.case_view where community = ?")
                        .param(people.community.id())
                        .query(String.class)
                        .list())
                .containsExactly("四楼的灯不亮");
        assertThat(status(people.chen, "/media/" + photos.get(0).value())).isEqualTo(404);
        assertThat(status(people.chen, "/media/" + photos.get(1).value())).isEqualTo(200);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> board.edit(people.wang, id, content(StoryKind.LIFE, Visibility.PUBLIC), List.of()));

        clock.after(Duration.ofMinutes(16), () -> {
            assertThat(status(people.wang, edit)).isEqualTo(409);
            assertThat(post(people.wang, edit, Map.of("words", "五楼", "place", "5楼")))
                    .hasStatus(409);
        });
    }

    @Test
    void leavesNothingWhenItIsWithdrawn() {
        var photo = photo(people.wang);
        var id = board.post(people.wang, content(StoryKind.LIFE, Visibility.PUBLIC), List.of(photo));
        var path = "/stories/" + id.value();
        assertThat(get(people.wang, path + "/removal")).contains("谁也看不到它");
        assertThat(status(people.chen, path + "/removal")).isEqualTo(404);
        assertThat(delete(people.chen, path)).hasStatus(404);

        assertThat(delete(people.wang, path)).hasStatus(303);

        assertThat(status(people.wang, path)).isEqualTo(404);
        assertThat(status(people.chen, "/media/" + photo.value())).isEqualTo(404);
        assertThat(list(people.chen)).doesNotContain("三楼的灯不亮");
    }

    @Test
    void canOnlyBeHiddenOnceItIsACase() {
        var id = story(people.wang, StoryKind.PROBLEM, Visibility.PUBLIC);
        assertThat(delete(people.wang, "/stories/" + id.value())).hasStatus(409);
        assertThat(post(people.chen, "/stories/" + id.value() + "/hiding", Map.of()))
                .hasStatus(404);

        assertThat(post(people.wang, "/stories/" + id.value() + "/hiding", Map.of()))
                .hasStatus(303);

        assertThat(list(people.chen)).doesNotContain("三楼的灯不亮");
        assertThat(list(staff)).contains("三楼的灯不亮");
        assertThat(list(people.wang)).contains("只有居委会看得到");
        assertThat(db.sql("select visibility from casework.case_view where community = ?")
                        .param(people.community.id())
                        .query(String.class)
                        .single())
                .isEqualTo("COMMITTEE");
    }

    @Test
    void becomesACaseWhenTheCommitteeSaysSo() {
        var photo = photo(people.wang);
        var id = board.post(people.wang, content(StoryKind.LIFE, Visibility.PUBLIC), List.of(photo));
        var path = "/stories/" + id.value();
        assertThat(get(people.chen, path)).doesNotContain("作为一件事来办");
        assertThat(get(staff, path)).contains("作为一件事来办");
        assertThat(post(people.chen, path + "/case", Map.of("category", "OTHER-03")))
                .hasStatus(403);
        assertThat(post(people.sun, path + "/case", Map.of("category", "OTHER-03")))
                .hasStatus(403);
        assertThat(post(staff, path + "/case", Map.of("category", "GOV-04"))).hasStatus(409);

        assertThat(post(staff, path + "/case", Map.of("category", "OTHER-03"))).hasStatus(303);

        assertThat(post(staff, path + "/case", Map.of("category", "OTHER-03"))).hasStatus(409);
        assertThat(get(people.chen, path)).contains("待回应", "/cases/", "id=\"talk\"");
        assertThat(get(people.wang, "/stories?show=open")).contains("三楼的灯不亮");
        await().untilAsserted(() -> assertThat(get(people.wang, "/notices")).contains("居委会把您发的“三楼的灯不亮”作为一件事来办了"));
    }

    @Test
    void tellsItsAuthorOfWordsBeneath() {
        var id = story(people.wang, StoryKind.LIFE, Visibility.PUBLIC);
        var comments = "/talk/neighbours.story/" + id.value() + "/comments";
        post(people.wang, comments, Map.of("words", "我自己再说一句"));
        post(people.chen, comments, Map.of("words", "真好看"));

        await().untilAsserted(() -> assertThat(get(people.wang, "/notices")).contains("有人评论了您发的“三楼的灯不亮”"));
        assertThat(get(people.wang, "/stories/" + id.value())).contains("真好看", "我自己再说一句");
        assertThat(list(people.zhao)).contains("评论<span class=\"num\">2</span>");
    }

    @Test
    void tellsItsAuthorOfWordsBeneathTheCaseItBecame() {
        var id = story(people.wang, StoryKind.PROBLEM, Visibility.PUBLIC);
        var caseId = Objects.requireNonNull(stories.get(people.wang, id).caseId());
        post(people.chen, "/talk/casework.case/" + caseId.value() + "/comments", Map.of("words", "我也看到了"));

        await().untilAsserted(() -> assertThat(get(people.wang, "/notices")).contains("有人评论了“三楼的灯不亮”"));
        assertThat(list(people.zhao)).contains("评论<span class=\"num\">1</span>");
    }

    @Test
    void isWrittenByResidentsOnly() {
        assertThat(status(staff, "/stories/new")).isEqualTo(403);
        assertThat(status(people.sun, "/stories/new")).isEqualTo(403);
        assertThat(post(staff, "/stories", Map.of("words", "通知", "place", "南门")))
                .hasStatus(403);
        assertThat(post(people.sun, "/stories", Map.of("words", "通知", "place", "南门")))
                .hasStatus(403);
        assertThat(get(staff, "/stories")).doesNotContain("stories/new");
    }

    @Test
    void sortsByHowItStandsAndWhose() {
        story(people.wang, StoryKind.PROBLEM, Visibility.PUBLIC);
        story(people.chen, StoryKind.LIFE, Visibility.PUBLIC);

        assertThat(cards.page(people.wang, Show.ALL, Cursor.START).rows()).hasSize(2);
        assertThat(cards.page(people.wang, Show.OPEN, Cursor.START).rows()).hasSize(1);
        assertThat(cards.page(people.wang, Show.DONE, Cursor.START).rows()).isEmpty();
        assertThat(cards.page(people.chen, Show.MINE, Cursor.START).rows()).hasSize(1);
        assertThat(get(people.wang, "/stories?show=done")).contains("这里还没有");
        assertThat(get(people.zhou, "/stories")).contains("这里还很安静");
        assertThat(get(people.zhou, "/stories?show=whatever")).contains("这里还很安静");
    }

    @Test
    void goesOnWhereThePageEnded() {
        db.sql("""
                insert into neighbours.story
                    (community, author, kind, title, words, starred, place, estate, visibility, at)
                select ?, ?, 'LIFE', repeat('题', 60), repeat('字', 500), false, '', ?, 'PUBLIC',
                       timestamptz '2026-05-12 08:00+08' + n / 3 * interval '1 minute'
                from generate_series(1, 500) as n
                """)
                .params(people.community.id(), people.wang.person().value(), people.estate.id())
                .update();
        var read = new ArrayList<Long>();
        var next = Optional.<Cursor>empty();
        do {
            var page = cards.page(people.chen, Show.ALL, next.orElse(Cursor.START));
            page.rows().forEach(it -> read.add(it.id()));
            next = Optional.ofNullable(page.next());
        } while (next.isPresent());

        assertThat(read).hasSize(500).doesNotHaveDuplicates();
        assertThat(get(people.chen, "/stories")).contains("再看看以前的");
        assertThat(get(people.wang, "/stories?show=mine")).contains("?show=mine&amp;after=");
        assertThat(board.recent(people.chen, 3)).hasSize(3);
    }

    @Test
    void showsWordsAsWordsWhateverTheyAre() {
        var said = "<img src=x onerror=alert(1)>";
        board.post(
                people.wang,
                Content.of(StoryKind.LIFE, said, said, people.estate.id(), null, Visibility.PUBLIC),
                List.of());

        assertThat(list(people.chen)).contains("onerror").doesNotContain("<img src=x");
    }

    @Test
    void keepsNeighbouringCommunitiesApart() {
        var id = story(people.wang, StoryKind.LIFE, Visibility.PUBLIC);

        assertThatExceptionOfType(Missing.class).isThrownBy(() -> stories.get(people.zhou, id));
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> board.withdraw(people.zhou, id));
        assertThat(browser.get().uri(people.wang.path("/stories")).cookie(people.cookie(people.zhou)))
                .hasStatus(404);
        assertThat(browser.get().uri(people.wang.path("/stories"))).hasStatus(302);
    }

    private StoryId story(Here author, StoryKind kind, Visibility visibility) {
        return board.post(author, content(kind, visibility), List.of());
    }

    private Content content(StoryKind kind, Visibility visibility) {
        return Content.of(kind, "三楼的灯不亮", "3号楼", people.estate.id(), null, visibility);
    }

    private MediaId photo(Here owner) {
        return media.take(owner, List.of(jpeg())).getFirst();
    }

    private List<String> shownTo(Here viewer) {
        return cards.page(viewer, Show.ALL, Cursor.START).rows().stream()
                .map(it -> it.from().text())
                .toList();
    }

    private String list(Here who) {
        return get(who, "/stories");
    }

    private String get(Here who, String path) {
        var result =
                browser.get().uri(who.path(path)).cookie(people.cookie(who)).exchange();
        assertThat(result).as(path).hasStatusOk();
        return text(result);
    }

    private int status(Viewer who, String path) {
        return browser.get()
                .uri(who.path(path))
                .cookie(people.cookie(who))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private String follow(Here who, MvcTestResult answer) {
        var to = Objects.requireNonNull(answer.getResponse().getHeader("Location"));
        var result = browser.get().uri(to).cookie(people.cookie(who)).exchange();
        assertThat(result).hasStatusOk();
        return text(result);
    }

    private MvcTestResult post(Here who, String path, Map<String, String> fields, MockMultipartFile... photos) {
        var request = browser.post().uri(who.path(path)).multipart();
        for (var photo : photos) request = request.file(photo);
        var filled = request.cookie(people.cookie(who)).with(csrf());
        for (var field : fields.entrySet()) filled = filled.param(field.getKey(), field.getValue());
        if (!fields.containsKey("estate")) filled = filled.param("estate", estate());
        return filled.param("once", UUID.randomUUID().toString()).exchange();
    }

    private MvcTestResult delete(Here who, String path) {
        return browser.delete()
                .uri(who.path(path))
                .cookie(people.cookie(who))
                .with(csrf())
                .param("once", UUID.randomUUID().toString())
                .exchange();
    }

    private String estate() {
        return Long.toString(people.estate.id());
    }

    private static List<String> kept(String page) {
        return KEPT.matcher(page).results().map(it -> it.group(1)).toList();
    }

    private static String text(MvcTestResult result) {
        return assertThat(result).bodyText().actual();
    }

    private static MockMultipartFile jpeg() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return file("照片.jpg", out.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MockMultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("photos", name, "image/jpeg", bytes);
    }
}
