package shequtong.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shequtong.WholeTest;

/** The first and the last of each kind of the cast follows every link of every page: nothing leads nowhere, and nothing is only painted. */
@WholeTest
@TestPropertySource(properties = "shequtong.demo.scale=small")
class CrawlTests {

    private static final Pattern LINK = Pattern.compile("<(?:a|img|form)\\b[^>]*?\\b(?:href|src|action)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("<a\\b(?![^>]*\\bhref=)[^>]*>|<a\\b[^>]*\\bhref=\"#\"");
    private static final Pattern BUTTON = Pattern.compile("<button\\b[^>]*type=\"button\"(?![^>]*\\bdata-)[^>]*>");
    private static final int MOST = 90;

    /** Of pages that differ by a number only. */
    private static final int ALIKE = 3;

    @Autowired
    MockMvcTester browser;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    JdbcClient db;

    @Test
    void everyLinkOfEveryoneLeadsSomewhere() {
        var faults = new ArrayList<String>();
        var forms = new FormLaw(requestMappingHandlerMapping);
        var pages = 0;
        for (var person : ofEachKind()) pages += crawl(person, forms, faults);

        assertThat(faults).isEmpty();
        assertThat(pages).isGreaterThan(1000);
        assertThat(forms.handlers()).isGreaterThan(100);
    }

    private List<Long> ofEachKind() {
        return db.sql("""
                select distinct unnest(array[min(id), max(id)])
                from identity.person
                where part is not null
                group by split_part(split_part(part, '·', 2), ' ', 1)
                """).query(Long.class).list();
    }

    private record Step(String to, String from) {

        @Override
        public String toString() {
            return from + " → " + to;
        }
    }

    private int crawl(long person, FormLaw forms, List<String> faults) {
        var cookie = cookie(person);
        var known = new HashSet<String>();
        var alike = new HashMap<String, Integer>();
        var ahead = new ArrayDeque<>(List.of(new Step("/", "")));
        while (!ahead.isEmpty() && known.size() < MOST) {
            var step = ahead.poll();
            var path = step.to();
            if (known.contains(path) || alike.merge(path.replaceAll("\\d+", "1"), 1, Integer::sum) > ALIKE) continue;
            known.add(path);
            var response = browser.get()
                    .uri(java.net.URI.create(path))
                    .cookie(cookie)
                    .exchange()
                    .getResponse();
            if (response.getStatus() == 303) ahead.add(new Step(requireNonNull(response.getHeader("Location")), path));
            else if (response.getStatus() != 200) faults.add(person + " " + step + " → " + response.getStatus());
            else if (String.valueOf(response.getContentType()).startsWith("text/html")) {
                var html = text(response.getContentAsByteArray());
                links(path, html, faults).forEach(it -> ahead.add(new Step(it, path)));
                faults.addAll(forms.faults(path, html));
            }
        }
        return known.size();
    }

    /** Forms are not sent, but each has what its handler needs. */
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
