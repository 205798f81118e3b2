package shequtong;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.organization.Viewer;

/** Whatever somebody comes upon who follows every link from where they are. */
final class Crawl {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{ASCII}]+");
    private static final int MOST = 250;

    private final MockMvcTester browser;
    private final People people;

    Crawl(MockMvcTester browser, People people) {
        this.browser = browser;
        this.people = people;
    }

    /** The pages by their addresses. */
    Map<String, String> of(Viewer viewer) {
        var found = new LinkedHashMap<String, String>();
        var ahead = new ArrayDeque<>(List.of(viewer.path("")));
        while (!ahead.isEmpty() && found.size() < MOST) {
            var path = ahead.poll();
            if (found.containsKey(path)) continue;
            var text = text(viewer, path);
            found.put(path, text);
            LINK.matcher(text).results().forEach(it -> ahead.add(it.group(1)));
        }
        assertThat(found).hasSizeGreaterThan(3);
        return found;
    }

    /** A page that is shown; where it leads on, as a link; nothing where it is refused. */
    String text(Viewer viewer, String path) {
        var plain = NOT_PLAIN.matcher(path).replaceAll(it -> URLEncoder.encode(it.group(), UTF_8));
        var response = browser.get()
                .uri(URI.create(plain.replace("&amp;", "&")))
                .cookie(people.cookie(viewer))
                .exchange()
                .getResponse();
        if (response.getStatus() / 100 == 3) return "href=\"" + response.getHeader("Location") + "\"";
        return response.getStatus() == 200 ? new String(response.getContentAsByteArray(), UTF_8) : "";
    }
}
