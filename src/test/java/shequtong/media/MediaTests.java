package shequtong.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static shequtong.Csrf.csrf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.multipart.MultipartFile;
import shequtong.Board;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Viewer;

@ModuleTest(with = {"audit", "identity", "organization", "residency"})
@TestPropertySource(properties = "media.a-day=12")
class MediaTests {

    @org.springframework.boot.test.context.TestConfiguration(proxyBeanMethods = false)
    static class Things {

        @Bean
        Board board() {
            return new Board();
        }
    }

    @Autowired
    Media media;

    @Autowired
    Files files;

    @Autowired
    Board board;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;

    @BeforeEach
    void neighbours() {
        people = new People(db);
    }

    @Test
    void isItsOwnersAloneUntilItHangsSomewhere() {
        var photo = take(people.wang, 1).getFirst();

        assertThat(get(people.wang, photo)).isEqualTo(200);
        assertThat(get(people.chen, photo)).isEqualTo(404);
        assertThat(get(people.sun, photo)).isEqualTo(404);
        assertThat(get(people.li, photo)).isEqualTo(404);
        assertThat(get(people.zhou, photo)).isEqualTo(404);
        assertThat(browser.get().uri(people.wang.path("/media/" + photo.value())))
                .hasStatus(302);
    }

    @Test
    void isSeenByWhoeverSeesWhatItHangsOn() {
        var photo = take(people.wang, 1).getFirst();
        attach(people.wang, board.thing(people.community), photo);

        assertThat(get(people.chen, photo)).isEqualTo(200);
        assertThat(get(people.li, photo)).isEqualTo(200);
        assertThat(get(people.sun, photo)).isEqualTo(200);
        assertThat(get(people.zhou, photo)).isEqualTo(404);
        assertThat(get(people.otherSecretary, photo)).isEqualTo(404);
        assertThat(browser.get()
                        .uri(people.zhou.path("/media/" + photo.value() + "/small"))
                        .cookie(people.cookie(people.zhou)))
                .hasStatus(404);
    }

    @Test
    void isHiddenWithWhatItHangsOnAndShownWithEitherOfTwo() {
        var photo = take(people.wang, 1).getFirst();
        var secret = board.hidden(people.wang);
        attach(people.wang, secret, photo);
        assertThat(get(people.chen, photo)).isEqualTo(404);

        var open = board.thing(people.community);
        transaction.executeWithoutResult(_ -> media.also(secret, open));
        transaction.executeWithoutResult(_ -> media.also(secret, open));

        assertThat(get(people.chen, photo)).isEqualTo(200);
        assertThat(media.at(open)).containsExactly(photo);
    }

    @Test
    void hangsOnWhatNobodyAnswersForUnseen() {
        var photo = take(people.wang, 1).getFirst();
        attach(people.wang, new Subject("nobody.asks", 1), photo);

        assertThat(get(people.wang, photo)).isEqualTo(404);
    }

    @Test
    void isSentAsAJpegThatOnlyTheAskersBrowserKeeps() {
        var photo = take(people.wang, 1).getFirst();
        var version = files.small(photo).version();

        assertThat(browser.get()
                        .uri(people.wang.path("/media/" + photo.value() + "/small"))
                        .cookie(people.cookie(people.wang)))
                .hasHeader("Cache-Control", "no-store");
        assertThat(browser.get()
                        .uri(people.wang.path("/media/" + photo.value() + "/small?v=" + version))
                        .cookie(people.cookie(people.wang)))
                .hasStatusOk()
                .hasContentType("image/jpeg")
                .hasHeader("Cache-Control", "private, max-age=3600")
                .hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(browser.get().uri(people.wang.path("/media/1")).cookie(people.cookie(people.wang)))
                .hasStatus(404);
    }

    @Test
    void keepsItsOrderAndNamesNoMoreThanItsAddresses() {
        var photos = take(people.wang, 3);
        var thing = board.thing(people.community);
        attach(people.wang, thing, photos.get(2), photos.get(0), photos.get(1));

        assertThat(media.of(people.chen, Board.KIND, List.of(thing.id(), 0L)).get(thing.id()))
                .extracting(it -> it.large().replaceFirst("\\?v=[0-9a-f]{12}$", ""))
                .containsExactly(
                        people.chen.path("/media/" + photos.get(2).value()),
                        people.chen.path("/media/" + photos.get(0).value()),
                        people.chen.path("/media/" + photos.get(1).value()));
    }

    @Test
    void cannotBeTakenFromSomebodyElseNorUsedTwice() {
        var thing = board.thing(people.community);
        var wangs = take(people.wang, 1).getFirst();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> attach(people.chen, thing, wangs));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> attach(people.wang, thing, wangs, wangs));

        attach(people.wang, thing, wangs);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> attach(people.wang, board.thing(people.community), wangs));
        assertThat(media.kept(people.chen, thing, List.of(wangs))).isEmpty();
        assertThat(media.kept(people.wang, thing, List.of(wangs))).hasSize(1);
    }

    @Test
    void goesToOneOfTwoThatHurry() {
        var photo = take(people.wang, 1).getFirst();
        var refused = new AtomicInteger();
        var rush = Stream.generate(() -> board.thing(people.community))
                .limit(4)
                .map(it -> CompletableFuture.runAsync(() -> attach(people.wang, it, photo))
                        .exceptionally(e -> {
                            assertThat(e).hasCauseInstanceOf(Refused.class);
                            refused.incrementAndGet();
                            return null;
                        }))
                .toList();
        rush.forEach(CompletableFuture::join);

        assertThat(refused).hasValue(3);
    }

    @Test
    void isTakenBackFromEverywhere() {
        var photos = take(people.wang, 2);
        var story = board.thing(people.community);
        var matter = board.thing(people.community);
        attach(people.wang, story, photos.get(0), photos.get(1));
        transaction.executeWithoutResult(_ -> media.also(story, matter));

        attach(people.wang, story, photos.get(1));

        assertThat(media.at(story)).containsExactly(photos.get(1));
        assertThat(media.at(matter)).containsExactly(photos.get(1));
        assertThat(get(people.chen, photos.get(0))).isEqualTo(404);
        assertThat(get(people.wang, photos.get(0))).isEqualTo(200);
    }

    @Test
    void isForgottenWhenItHangsNowhereForTwoDays() {
        var photos = take(people.wang, 2);
        attach(people.wang, board.thing(people.community), photos.get(0));

        media.forget();
        assertThat(get(people.wang, photos.get(1))).isEqualTo(200);
        clock.after(Duration.ofDays(3), media::forget);

        assertThat(get(people.wang, photos.get(0))).isEqualTo(200);
        assertThat(get(people.wang, photos.get(1))).isEqualTo(404);
    }

    @Test
    void stopsAtSoManyADay() {
        take(people.wang, 9);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(people.wang, 4))
                .withMessageContaining("一天最多传12张");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(people.wang, 10))
                .withMessageContaining("9张");
        assertThat(take(people.chen, 1)).hasSize(1);
        clock.after(Duration.ofHours(25), () -> assertThat(take(people.wang, 4)).hasSize(4));
    }

    @Test
    void stopsWhenAPersonsPlaceIsFull() {
        db.sql("""
                insert into media.file (id, owner, at, width, height, large, small, sha256, bytes)
                values (?, ?, '2026-01-01', 1, 1, '', '', '', 60 * 1024 * 1024)
                """)
                .params(shequtong.kernel.Token.random(), people.wang.person().value())
                .update();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> take(people.wang, 1))
                .withMessageContaining("60MB");
    }

    @Test
    void countsThoseWhoHurryToo() {
        var sent = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return take(people.wang, 5).size();
                    } catch (Refused e) {
                        return 0;
                    }
                }))
                .limit(4)
                .toList();

        assertThat(sent.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(10);
    }

    @Test
    void takesNoneWhenOneIsNoPicture() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> media.take(people.wang, List.of(photo(), file("圆周率.svg", "<svg/>".getBytes()))));
        assertThat(media.take(people.wang, List.of(file("", new byte[0])))).isEmpty();
        assertThat(db.sql("select count(*) from media.file where owner = ?")
                        .param(people.wang.person().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void isCoveredForEverybodyAtOnceAndShownAgainWhenTheCommitteeTakesTheCoverAway() throws IOException {
        var thing = board.thing(people.community);
        var photo = white();
        attach(people.wang, thing, photo);
        var before = address(thing);
        assertThat(cover(people.li, photo, "box", "250.250.500.500")).hasStatus(303);

        var after = address(thing);
        assertThat(after).isNotEqualTo(before);
        assertThat(brightness(people.chen, after, 32, 24)).isLessThan(10);
        assertThat(brightness(people.chen, after, 4, 4)).isGreaterThan(245);
        assertThat(brightness(people.wang, before, 32, 24)).isLessThan(10);
        assertThat(browser.get().uri(before).cookie(people.cookie(people.chen))).hasHeader("Cache-Control", "no-store");
        assertThat(files.spoiled(thing.kind(), List.of(thing.id()))).isEmpty();

        assertThat(cover(
                        people.li,
                        photo,
                        "box",
                        "250.250.500.500",
                        "left",
                        "0",
                        "top",
                        "0",
                        "width",
                        "20",
                        "height",
                        "20"))
                .hasStatus(409);
        assertThat(cover(
                        people.li,
                        photo,
                        "over",
                        "1",
                        "box",
                        "250.250.500.500",
                        "left",
                        "0",
                        "top",
                        "0",
                        "width",
                        "20",
                        "height",
                        "20"))
                .hasStatus(303);
        assertThat(brightness(people.chen, address(thing), 4, 4)).isLessThan(10);

        assertThat(cover(people.li, photo, "_method", "delete", "over", "2")).hasStatus(303);
        assertThat(address(thing)).isEqualTo(before);
        assertThat(brightness(people.chen, before, 32, 24)).isGreaterThan(245);
        assertThat(acts(thing)).containsExactly("media.cover", "media.cover", "media.uncover");
    }

    /** Whoever looked at the first cover does not take the second away without having seen it. */
    @Test
    void isNotBaredByWhoeverSawAnOlderCover() throws IOException {
        var thing = board.thing(people.community);
        var photo = white();
        attach(people.wang, thing, photo);
        cover(people.li, photo, "box", "250.250.500.500");
        cover(people.worker, photo, "over", "1", "box", "0.0.1000.1000");

        assertThat(cover(people.li, photo, "_method", "delete", "over", "1")).hasStatus(409);
        assertThat(brightness(people.chen, address(thing), 4, 4)).isLessThan(10);
        assertThat(browser.get()
                        .uri(people.li.path("/media/" + photo.value() + "/cover"))
                        .cookie(people.cookie(people.li)))
                .bodyText()
                .containsPattern("value=\"delete\">\\s*<input type=\"hidden\" name=\"over\" value=\"2\"");
    }

    @Test
    void showsItsOriginalOnlyForAReasonThatIsEntered() throws IOException {
        var thing = board.thing(people.community);
        var photo = white();
        attach(people.wang, thing, photo);
        cover(people.li, photo, "box", "250.250.500.500");

        assertThat(original(people.li, photo, "")).hasStatus(422).bodyText().doesNotContain("base64");
        assertThat(original(people.li, photo, "HANDLING"))
                .hasStatusOk()
                .bodyText()
                .contains("data:image/jpeg;base64,");
        assertThat(acts(thing)).containsExactly("media.cover", "media.original");
        assertThat(original(people.otherSecretary, photo, "HANDLING")).hasStatus(404);
        assertThat(original(people.property, photo, "HANDLING")).hasStatus(403);
    }

    @Test
    void takesNoBoxThatLiesOutsideItOrHidesNothing() throws IOException {
        var thing = board.thing(people.community);
        var photo = white();
        attach(people.wang, thing, photo);

        for (var box : List.of("900.0.200.100", "0.0.1.1", "-1.0.5.5", "1.2.3", "一.二.三.四", "0.0.99999.5"))
            assertThat(cover(people.li, photo, "box", box)).hasStatus(422);
        assertThat(cover(people.li, photo, "left", "90", "top", "0", "width", "20", "height", "5"))
                .hasStatus(422)
                .bodyText()
                .contains("四个数都要填");
        assertThat(cover(people.li, photo)).hasStatus(422);
        assertThat(cover(people.li, photo, "_method", "delete")).hasStatus(409);
    }

    @Test
    void takesItsCoverAlongWhenItIsForgotten() throws IOException {
        var thing = board.thing(people.community);
        var photo = white();
        attach(people.wang, thing, photo);
        cover(people.li, photo, "box", "250.250.500.500");
        attach(people.wang, thing);

        clock.after(Duration.ofDays(3), () -> media.forget());

        assertThat(get(people.wang, photo)).isEqualTo(404);
    }

    private MediaId white() throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 64; x++) for (var y = 0; y < 48; y++) image.setRGB(x, y, 0xffffff);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return media.take(people.wang, List.of(file("照片.png", out.toByteArray())))
                .getFirst();
    }

    private String address(Subject thing) {
        return java.util.Objects.requireNonNull(
                        media.of(people.chen, thing.kind(), List.of(thing.id())).get(thing.id()))
                .getFirst()
                .large();
    }

    private int brightness(Viewer who, String address, int x, int y) throws IOException {
        var bytes = browser.get()
                .uri(address)
                .cookie(people.cookie(who))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        return ImageIO.read(new java.io.ByteArrayInputStream(bytes)).getRGB(x, y) & 0xff;
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult cover(
            Viewer who, MediaId photo, String... params) {
        var form = browser.post().uri(who.path("/media/" + photo.value() + "/cover"));
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        return form.param("once", java.util.UUID.randomUUID().toString())
                .cookie(people.cookie(who))
                .with(csrf())
                .exchange();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult original(
            Viewer who, MediaId photo, String reason) {
        return browser.post()
                .uri(who.path("/media/" + photo.value() + "/original"))
                .param("reason", reason)
                .cookie(people.cookie(who))
                .with(csrf())
                .exchange();
    }

    private List<String> acts(Subject thing) {
        return db.sql(
                        "select act from audit.entry where kind = ? and subject = ? and act like 'media.%' order by number")
                .params(thing.kind(), thing.id())
                .query(String.class)
                .list();
    }

    private List<MediaId> take(Viewer who, int count) {
        return media.take(who, Collections.nCopies(count, photo()));
    }

    private void attach(Viewer who, Subject subject, MediaId... photos) {
        transaction.executeWithoutResult(_ -> media.attach(who, subject, List.of(photos)));
    }

    private int get(Viewer who, MediaId photo) {
        return browser.get()
                .uri(who.path("/media/" + photo.value()))
                .cookie(people.cookie(who))
                .exchange()
                .getResponse()
                .getStatus();
    }

    static MultipartFile photo() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
            return file("照片.jpg", out.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static MultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("photos", name, "image/jpeg", bytes);
    }
}
