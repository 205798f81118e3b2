package shequtong;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shequtong.organization.Position;
import shequtong.organization.Viewer;

/**
 * R49: a complaint with words that nobody else uses is looked for wherever the committee it is about, and everybody else
 * of that community, could come upon it: on every page, by every address, in every row that is the community's.
 */
@WholeTest
class ComplaintCanaryTests {

    private static final String WORDS = "鹭鸶滩上的算盘声";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** What changes from one look to the next by itself. */
    private static final Pattern MOMENTS = Pattern.compile(
            "[0-9a-f-]{36}|\\d+(年|个月|天|小时|分钟|分|秒)|刚刚|\\d{1,2}:\\d{2}|value=\"[^\"]*\"|datetime=\"[^\"]*\"|style=\"[^\"]*\"|\\d+%");

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    People people;
    Crawl crawl;

    @BeforeEach
    void cast() {
        people = new People(db);
        crawl = new Crawl(browser, people);
        people.official(
                "陶正",
                Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
        raise("楼道灯不亮了");
    }

    @Test
    void leavesNoTraceWithThoseItIsAbout() throws Exception {
        await().until(() -> db.sql("select exists (select from notification.notice where recipient = ?)")
                .param(people.li.person().value())
                .query(Boolean.class)
                .single());
        var before = seen();
        var counted = counted();

        var photo = photo();
        var lodged = browser.post()
                .uri(people.wang.path("/complaints"))
                .multipart()
                .file(photo)
                .param("words", WORDS)
                .param("named", "" + people.li.mandate().id())
                .param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(people.wang))
                .with(csrf())
                .exchange();
        assertThat(lodged).hasStatus(303);
        var id = db.sql("select id from casework.complaint where words = ?")
                .param(WORDS)
                .query(Long.class)
                .single();
        var number = db.sql("select number from casework.complaint where id = ?")
                .param(id)
                .query(String.class)
                .single();
        await().until(() -> db.sql("select count(*) from notification.notice where about_kind = 'casework.complaint'")
                        .query(Integer.class)
                        .single()
                > 0);

        assertThat(counted()).as("rows of the community").isEqualTo(counted);
        assertThat(seen()).as("all that they can read").isEqualTo(before);
        var found = new TreeSet<String>();
        for (var it : viewers()) {
            reach(it, id, found, number);
            crawl.of(it).forEach((path, text) -> look(it, path, text, found, number));
        }
        assertThat(found).isEmpty();
        assertThat(elsewhere()).containsOnly("casework.complaint");
        leavesNoGap();
    }

    private List<Viewer> viewers() {
        return List.of(
                people.li,
                people.worker,
                people.property,
                people.grid,
                people.squad,
                people.chen,
                people.zhao,
                people.sun);
    }

    /** The next matter of the community has the next number and the next id: nothing is missing between. */
    private void leavesNoGap() {
        var last = db.sql("select id, number from casework.case_view where community = ? order by id desc limit 1")
                .param(people.community.id())
                .query()
                .singleRow();
        raise("垃圾房太臭了");
        var next = db.sql("select id, number from casework.case_view where community = ? order by id desc limit 1")
                .param(people.community.id())
                .query()
                .singleRow();
        assertThat((long) requireNonNull(next.get("id"))).isEqualTo((long) requireNonNull(last.get("id")) + 1);
        assertThat(String.valueOf(last.get("number"))).endsWith("-001");
        assertThat(String.valueOf(next.get("number"))).endsWith("-002");
    }

    /** What each of them reads on the pages that list and count, without the hour. */
    private Map<String, String> seen() {
        var seen = new TreeMap<String, String>();
        for (var it : viewers())
            for (var path : it instanceof shequtong.organization.Duty
                    ? List.of("", "/cases", "/cases?tab=CLOSED", "/cases?q=" + WORDS, "/tasks", "/notices")
                    : List.of("", "/stories", "/board", "/me", "/notices", "/complaints")) {
                var page = crawl.text(it, it.path(path));
                seen.put(
                        it.person().value() + " " + it.path(path),
                        MOMENTS.matcher(page).replaceAll(""));
            }
        return seen;
    }

    /** How many rows of each table belong to the community, its audit among them. */
    private Map<String, Long> counted() {
        var counted = new TreeMap<String, Long>();
        for (var column : db.sql("""
                select table_schema || '.' || table_name || ' ' || column_name from information_schema.columns
                where column_name in ('community', 'area')
                  and table_schema not in ('pg_catalog', 'information_schema', 'flyway')
                """).query(String.class).list()) {
            var it = column.split(" ");
            if (it[0].equals("casework.complaint") || it[0].equals("notification.notice")) continue;
            counted.put(
                    column,
                    db.sql("select count(*) from " + it[0] + " where " + it[1] + "::text = ?")
                            .param("" + people.community.id())
                            .query(Long.class)
                            .single());
        }
        counted.put(
                "notices to others",
                db.sql("select count(*) from notification.notice where area = ? and recipient <> ?")
                        .params(people.community.id(), people.wang.person().value())
                        .query(Long.class)
                        .single());
        counted.put(
                "the number of the audit",
                db.sql("select coalesce(max(number), 0) from audit.head where area = ?")
                        .param(people.community.id())
                        .query(Long.class)
                        .single());
        return counted;
    }

    /** Every route that gives something, with the number of the complaint wherever it wants one. */
    private void reach(Viewer viewer, long id, TreeSet<String> found, String number) {
        for (var route : requestMappingHandlerMapping.getHandlerMethods().keySet())
            for (var path : route.getPatternValues()) {
                if (!path.startsWith("/c/") && !path.startsWith("/d/")) continue;
                if (!route.getMethodsCondition().getMethods().isEmpty()
                        && route.getMethodsCondition().getMethods().stream()
                                .noneMatch(it -> it.name().equals("GET"))) continue;
                var address = VARIABLE.matcher(path).replaceAll(it -> switch (it.group(1)) {
                    case "code", "area" -> requireNonNull(viewer.area().slug());
                    case "kind" -> "casework.complaint";
                    default -> "" + id;
                });
                look(viewer, address, crawl.text(viewer, address), found, number);
            }
        var media = db.sql("select file from media.placement where kind = 'casework.complaint' and subject = ?")
                .param(id)
                .query(String.class)
                .single();
        for (var path : List.of("/media/" + media, "/media/" + media + "/small"))
            if (status(viewer, viewer.path(path)) == 200) found.add(viewer.path(path));
        for (var path :
                List.of("/talk/casework.complaint/" + id + "/comments", "/talk/casework.complaint/" + id + "/like")) {
            var answer = browser.post()
                    .uri(viewer.path(path))
                    .param("words", "谁呀")
                    .param("once", UUID.randomUUID().toString())
                    .cookie(people.cookie(viewer))
                    .with(csrf())
                    .exchange()
                    .getResponse()
                    .getStatus();
            if (answer < 400) found.add(viewer.path(path) + " took it");
        }
    }

    private void look(Viewer viewer, String path, String text, TreeSet<String> found, String number) {
        if (text.contains(WORDS) || text.contains(number))
            found.add(viewer.person().value() + " " + path);
    }

    /** Every table in which the words lie in whatever column. */
    private List<String> elsewhere() {
        var found = new ArrayList<String>();
        for (var table : db.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'flyway')
                """).query(String.class).list())
            if (db.sql("select exists (select from " + table + " it where strpos(it::text, ?) > 0)")
                    .param(WORDS)
                    .query(Boolean.class)
                    .single()) found.add(table);
        return found;
    }

    private int status(Viewer viewer, String path) {
        return browser.get()
                .uri(path)
                .cookie(people.cookie(viewer))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private void raise(String words) {
        assertThat(browser.post()
                        .uri(people.wang.path("/stories"))
                        .param("kind", "PROBLEM")
                        .param("words", words)
                        .param("place", "3号楼")
                        .param("estate", "" + people.estate.id())
                        .param("category", "")
                        .param("visibility", "PUBLIC")
                        .param("once", UUID.randomUUID().toString())
                        .cookie(people.cookie(people.wang))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
    }

    private static MockMultipartFile photo() throws java.io.IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new MockMultipartFile("photos", "a.png", "image/png", bytes.toByteArray());
    }
}
