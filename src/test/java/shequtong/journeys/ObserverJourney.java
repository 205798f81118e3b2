package shequtong.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shequtong.WholeTest;
import shequtong.journeys.Phones.Phone;

/** 孙科长 of the street looks into the community for a morning: she may dive, and may not speak (R5). */
@WholeTest
class ObserverJourney extends Journey {

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void sheReadsEverythingThatNeighboursReadAndIsRefusedEveryWrite() {
        var id = raise(phones.of(people.wang.person()), "健身器材的扶手松了。孩子们还在上面玩", "公开");
        var sun = phones.of(people.sun.person());
        for (var page : List.of("", "/stories", "/cases/" + id, "/board", "/notices", "/me")) {
            assertThat(sun.open(people.sun.path(page))).as(page).isEqualTo(200);
            assertThat(sun.page.innerText("body")).contains("观察模式");
            assertThat(offered(sun)).as(page).isEmpty();
        }
        sun.go(people.sun.path("/cases/" + id));
        assertThat(sun.text()).contains("健身器材的扶手松了", "居民N").doesNotContain("王阿姨", "3号楼");

        var before = counts();
        for (var route : writes().toList())
            assertThat(sun.post(
                            people.sun.path(route.replace("{id}", "" + id)),
                            Map.of("words", "我来说一句", "_method", "post")))
                    .as(route)
                    .isEqualTo(403);
        assertThat(counts()).isEqualTo(before);

        assertThat(sun.go(people.li.path("/cases"))).isEqualTo(404);
        assertThat(sun.go("/c/" + people.elsewhere.slug())).isEqualTo(404);
    }

    /** What a page would send, besides how it looks and going out. */
    private static List<String> offered(Phone sun) {
        return sun.page.locator("form").all().stream()
                .map(it -> it.getAttribute("action"))
                .filter(it -> !it.equals("/look") && !it.equals("/session") && !it.endsWith("/notices/read"))
                .toList();
    }

    /** Every route below a community that is sent to, whatever module answers it. */
    private Stream<String> writes() {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(it -> it.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(it -> it.getPatternValues().stream())
                .filter(it -> it.startsWith("/c/{code}/"))
                .map(it -> it.replace("/c/{code}", "").replace("{kind}", "casework.case"))
                .sorted();
    }

    private String counts() {
        return db.sql("""
                select (select count(*) from neighbours.story) || ' ' || (select count(*) from casework.step) || ' '
                       || (select count(*) from conversation.comment) || ' ' || (select count(*) from conversation.likes)
                       || ' ' || (select count(*) from casework.same)
                """).query(String.class).single();
    }
}
