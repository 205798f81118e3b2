package shequtong.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.WholeTest;

/** One of each kind of the cast follows every link of every page: nothing leads nowhere, and nothing is only painted. */
@WholeTest
@TestPropertySource(properties = "shequtong.demo.scale=small")
class CrawlTests {

    private static final Pattern LINK = Pattern.compile("<(?:a|img|form)\\b[^>]*?\\b(?:href|src|action)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("<a\\b(?![^>]*\\bhref=)[^>]*>|<a\\b[^>]*\\bhref=\"#\"");
    private static final Pattern BUTTON = Pattern.compile("<button\\b[^>]*type=\"button\"(?![^>]*\\bdata-)[^>]*>");
    private static final int MOST = 90;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Test
    void everyLinkOfEveryoneLeadsSomewhere() {
        var faults = new ArrayList<String>();
        var pages = 0;
        for (var person : oneOfEachKind()) pages += crawl(person, faults);

        assertThat(faults).isEmpty();
        assertThat(pages).isGreaterThan(200);
    }

    private List<Long> oneOfEachKind() {
        return db.sql("""
                select min(id)
                from identity.person
                where part is not null
                group by split_part(split_part(part, '·', 2), ' ', 1)
                """).query(Long.class).list();
    }

    private int crawl(long person, List<String> faults) {
        var cookie = cookie(person);
        var known = new HashSet<String>();
        var ahead = new ArrayDeque<>(List.of("/"));
        while (!ahead.isEmpty() && known.size() < MOST) {
            var path = ahead.poll();
            if (!known.add(path)) continue;
            var response = browser.get()
                    .uri(java.net.URI.create(path))
                    .cookie(cookie)
                    .exchange()
                    .getResponse();
            if (response.getStatus() == 303) ahead.add(requireNonNull(response.getHeader("Location")));
            else if (response.getStatus() != 200) faults.add(person + " " + path + " → " + response.getStatus());
            else if (String.valueOf(response.getContentType()).startsWith("text/html"))
                ahead.addAll(links(path, text(response.getContentAsByteArray()), faults));
        }
        return known.size();
    }

    /** Forms are not sent, but the page they stand on must not send them nowhere. */
    private static List<String> links(String path, String html, List<String> faults) {
        if (ANCHOR.matcher(html).find()) faults.add(path + " has a link that leads nowhere");
        if (BUTTON.matcher(html).find()) faults.add(path + " has a button that does nothing");
        return LINK.matcher(html)
                .results()
                .filter(it -> !it.group().startsWith("<form"))
                .map(it -> it.group(1).replace("&amp;", "&"))
                .filter(it -> it.startsWith("/") && !it.startsWith("/assets/"))
                .map(it -> it.replaceFirst("#.*", ""))
                .toList();
    }

    private Cookie cookie(long person) {
        return requireNonNull(browser.post()
                .uri("/demo")
                .param("person", "" + person)
                .with(csrf())
                .exchange()
                .getResponse()
                .getCookie("sqt"));
    }

    private static String text(byte[] content) {
        return new String(content, java.nio.charset.StandardCharsets.UTF_8);
    }
}
