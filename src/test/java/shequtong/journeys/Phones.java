package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import shequtong.People;
import shequtong.identity.PersonId;

/** A handful of phones and desks, and the habit of looking at every page with the eyes of somebody who cannot see it. */
final class Phones implements AutoCloseable {

    /** A browser grumbles about every 401, 404, 409 and 422, which are answers and no faults. */
    private static final Pattern ANSWER = Pattern.compile(".*\\b(401|403|404|409|422)\\b.*", Pattern.DOTALL);

    private final Opened opened = browser();
    private final String address;
    private final People people;
    private final List<String> complaints = new ArrayList<>();

    /** One browser, and what has to be closed after it. */
    record Opened(Playwright playwright, Browser browser) implements AutoCloseable {

        @Override
        public void close() {
            playwright.close();
        }
    }

    static Opened browser() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(
                                Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Opened(playwright, browser);
    }

    Phones(int port, People people) {
        address = "http://127.0.0.1:" + port;
        this.people = people;
    }

    /** A phone in somebody's hand, signed in. */
    Phone of(PersonId who) {
        return phone(390, 844, true, who);
    }

    /** The same without JavaScript, as some old phones and all robots are. */
    Phone plain(PersonId who) {
        return phone(390, 844, false, who);
    }

    /** A screen on a desk. */
    Phone desk(PersonId who) {
        return phone(1440, 900, true, who);
    }

    /** The same without JavaScript. */
    Phone plainDesk(PersonId who) {
        return phone(1440, 900, false, who);
    }

    /** Somebody whom nobody knows yet. */
    Phone stranger(boolean javaScript) {
        return phone(390, 844, javaScript, null);
    }

    private Phone phone(int width, int height, boolean javaScript, @Nullable PersonId who) {
        var mobile = width < 800;
        var context = opened.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setDeviceScaleFactor(mobile ? 2 : 1)
                        .setIsMobile(mobile)
                        .setHasTouch(mobile)
                        .setJavaScriptEnabled(javaScript)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("zh-CN"));
        context.setDefaultTimeout(10_000);
        if (who != null) {
            var cookie = people.cookie(who);
            context.addCookies(List.of(new Cookie(cookie.getName(), cookie.getValue()).setUrl(address)));
        }
        return new Phone(context, javaScript);
    }

    /** Nothing was said on any console: no script failed, no style broke the content policy. */
    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    /** Of one colour, with a spot, so that one picture is not the other. */
    private static byte[] picture(Color colour) {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(colour);
        brush.fillOval(200, 100, 240, 240);
        brush.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        opened.close();
    }

    final class Phone {

        final Page page;
        private final boolean javaScript;
        private int arrivals;
        private int taps;

        private Phone(BrowserContext context, boolean javaScript) {
            this.javaScript = javaScript;
            page = context.newPage();
            page.onConsoleMessage(it -> complain(it.text()));
            page.onPageError(complaints::add);
            page.onFrameNavigated(_ -> arrivals++);
        }

        /** A second tab of the same browser. */
        Phone tab() {
            return new Phone(page.context(), javaScript);
        }

        int taps() {
            return taps;
        }

        private void complain(String text) {
            if (!ANSWER.matcher(text).matches()) complaints.add(page.url() + ": " + text);
        }

        /** Opens an address as if it were typed, looks at the page, and tells the status. */
        int open(String path) {
            var response = page.navigate(path.startsWith("http") ? path : address + path);
            look();
            return response == null ? 0 : response.status();
        }

        /** The same for a page that was looked at before. */
        int go(String path) {
            var response = page.navigate(address + path);
            return response == null ? 0 : response.status();
        }

        /** Opens what is no page (a picture, say) and tells the status. */
        int fetch(String path) {
            return page.request()
                    .get(path.startsWith("http") ? path : address + path)
                    .status();
        }

        /** Sends what no page offers, with the token of the page that is open, and tells the status. */
        int post(String path, Map<String, String> fields) {
            var form = FormData.create();
            fields.forEach(form::set);
            form.set("once", UUID.randomUUID().toString());
            form.set("_csrf", page.locator("input[name=_csrf]").first().inputValue());
            return page.request()
                    .post(address + path, RequestOptions.create().setForm(form).setMaxRedirects(0))
                    .status();
        }

        /** By the words on it, as somebody would say it over the phone. */
        void tap(String words) {
            tap("a:visible, button:visible, label:visible, summary:visible", words);
        }

        private void tap(String kinds, String words) {
            var it = page.locator(kinds)
                    .filter(new Locator.FilterOptions().setHasText(words))
                    .first();
            taps++;
            it.click();
        }

        /** Taps what leads to another page, and waits for that page. */
        void follow(String words) {
            arriving(() -> tap("a:visible, button:visible", words));
        }

        /** Presses a button that sends what was written, and waits for the answer. */
        void send(String button) {
            arriving(() -> press(button));
        }

        /** The same where one is asked first whether one is sure. */
        void sendSurely(String button) {
            press(button);
            arriving(() -> page.locator("dialog button.is-yes").click());
        }

        private void press(String button) {
            taps++;
            page.locator("button:visible")
                    .filter(new Locator.FilterOptions().setHasText(button))
                    .first()
                    .click();
        }

        private void arriving(Runnable deed) {
            var before = arrivals;
            deed.run();
            page.waitForCondition(() -> arrivals > before);
            page.waitForLoadState();
        }

        /** Chooses a picture, as from the album. */
        void picture(String input, String name, Color colour) {
            taps++;
            page.setInputFiles(input, new FilePayload(name, "image/jpeg", Phones.picture(colour)));
        }

        /** What the page says, without what stands around it. */
        String text() {
            return page.innerText("main");
        }

        void write(String label, String words) {
            page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                    .first()
                    .fill(words);
        }

        void look() {
            page.locator("main").waitFor();
            if (!javaScript) return;
            page.waitForSelector("html[data-ready=true]");
            // in the page itself: ours have no frames, and another page for the result costs as much again
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .as(page.url())
                    .extracting(Rule::getId)
                    .isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no sideways scrolling at " + page.url())
                    .isEqualTo(true);
        }
    }
}
