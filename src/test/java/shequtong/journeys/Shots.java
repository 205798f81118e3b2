package shequtong.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.identity.PersonId;

/** The contact sheet (bin/shots): every page of the demonstration, on a phone and on a desk, plain, in care mode, dark. */
@WholeTest
@TestPropertySource(properties = "shequtong.demo.scale=small")
@EnabledIfSystemProperty(named = "shots", matches = "true")
class Shots {

    private static final Path FOLDER = Path.of("target/shots");

    /** Which of them, by name: -Dshots.only=d15|r04. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("shots.only", ""));

    /** @param who the name of somebody in the demonstration, or nobody */
    private record Shot(String name, String who, String path) {}

    private enum Mode {
        PLAIN("false.light"),
        CARE("true.light"),
        DARK("false.dark");

        private final String look;

        Mode(String look) {
            this.look = look;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void takesEveryPage() throws IOException {
        Files.createDirectories(FOLDER);
        var files = new ArrayList<String>();
        try (var browser = Phones.browser()) {
            for (var shot : shots().stream()
                    .filter(it -> ONLY.matcher(it.name()).find())
                    .toList())
                for (var mode : Mode.values()) {
                    files.add(take(browser.browser(), shot, mode, 390, 844));
                    files.add(take(browser.browser(), shot, mode, 1440, 900));
                }
        }
        sheet(files);
    }

    private String take(Browser browser, Shot shot, Mode mode, int width, int height) {
        var file = "%s.%s.%d.png".formatted(shot.name(), mode.name().toLowerCase(java.util.Locale.ROOT), width);
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(width < 800)
                .setHasTouch(width < 800)
                .setColorScheme(mode == Mode.DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale("zh-CN"))) {
            var address = "http://127.0.0.1:" + port;
            context.addCookies(List.of(new Cookie("look", mode.look).setUrl(address)));
            if (!shot.who().equals("nobody")) {
                var cookie = new People(db).cookie(person(shot.who()));
                context.addCookies(List.of(new Cookie(cookie.getName(), cookie.getValue()).setUrl(address)));
            }
            var page = context.newPage();
            page.navigate(address + shot.path());
            page.waitForSelector("html[data-ready=true]");
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)).setFullPage(true));
        }
        return file;
    }

    private List<Shot> shots() {
        var garden = one("select id from casework.case_file where title = '广场变菜园'");
        var lamp = one("select id from casework.case_file where title = '3号楼3层楼道灯不亮'");
        var waiting = one("select id from casework.case_file where title = '地库出口单车又堆满了'");
        var common = one("select id from casework.common_problem where title = '小区里车没有地方停'");
        var stalls = one("select id from casework.common_problem where title = '小区门口早上摆摊占道'");
        var stall = one("select id from casework.case_file where place = '南门外人行道'");
        var life = one("select id from neighbours.story where title = '今天楼组一起包饺子'");
        var task = one("select dispatch.id from casework.dispatch join casework.case_file file on file.id = case_id "
                + "where file.title = '3号楼3层楼道灯不亮'");
        var registration = one("select id from residency.registration where community = "
                + "(select id from organization.area where short = 'wsxc') order by id limit 1");
        var household =
                one("select household.id from residency.household join organization.area on area.id = community "
                        + "where short = 'wsxc' and building = '3号楼' and room = '401室'");
        var door = db.sql("select token from residency.door join organization.area on area.id = community "
                        + "where short = 'wsxc' and revoked_at is null")
                .query(String.class)
                .single();
        return List.of(
                new Shot("r00-sign-in", "nobody", "/sign-in"),
                new Shot("r00-staff-sign-in", "nobody", "/staff/sign-in"),
                new Shot("r00-demo", "nobody", "/demo"),
                new Shot("r13-join", "nobody", "/j/" + door),
                new Shot("r13-closed", "nobody", "/j/nosuchdoornosuchdoor1"),
                new Shot("r13b-waiting", "宋晓红", "/me/joining"),
                new Shot("r15-privacy", "nobody", "/privacy"),
                new Shot("r01-home", "周晓芸", "/c/wsxc"),
                new Shot("r01b-home-village", "朱根宝", "/c/tpc"),
                new Shot("r02-stories", "周晓芸", "/c/wsxc/stories"),
                new Shot("r03-case", "周晓芸", "/c/wsxc/cases/" + garden),
                new Shot("r03b-case-open", "周晓芸", "/c/wsxc/cases/" + lamp),
                new Shot("r03c-story", "周晓芸", "/c/wsxc/stories/" + life),
                new Shot("r04-raise", "周晓芸", "/c/wsxc/stories/new"),
                new Shot("r05-board", "周晓芸", "/c/wsxc/board"),
                new Shot("r06-notices", "周晓芸", "/c/wsxc/notices"),
                new Shot("r14-me", "周晓芸", "/c/wsxc/me"),
                new Shot("r14-household", "周晓芸", "/c/wsxc/household"),
                new Shot("r14-name", "周晓芸", "/c/wsxc/me/name"),
                new Shot("r14-moving", "周晓芸", "/c/wsxc/me/moving"),
                new Shot("r14-children", "周晓芸", "/c/wsxc/me/children"),
                new Shot("r14-data", "周晓芸", "/me/data"),
                new Shot("r14-closing", "周晓芸", "/me/closing"),
                new Shot("r01-home-newcomer", "陆明", "/c/wsxc"),
                new Shot("r01-home-lapsing", "张德福", "/c/wsxc"),
                new Shot("r14-committee", "陆明", "/c/wsxc/committee"),
                new Shot("r14-devices", "周晓芸", "/me/sessions"),
                new Shot("r14-security", "沈丽华", "/me/security"),
                new Shot("r14-password", "沈丽华", "/me/security/password"),
                new Shot("r15-missing", "周晓芸", "/c/wsxc/cases/1"),
                new Shot("r16-two-homes", "王建民", "/c/mljybx1"),
                new Shot("o01-observer", "李国平", "/c/wsxc"),
                new Shot("d15-today", "沈丽华", "/d/wsxc"),
                new Shot("d15-queue", "沈丽华", "/d/wsxc/cases"),
                new Shot("d15-queue-filter", "沈丽华", "/d/wsxc/cases?tab=ALL&narrow=true"),
                new Shot("d15-queue-empty", "沈丽华", "/d/wsxc/cases?tab=STARRED"),
                new Shot("d15-answers", "沈丽华", "/d/wsxc/cases/answers?every=true&tab=ALL"),
                new Shot("d23-templates", "沈丽华", "/d/wsxc/templates"),
                new Shot("d24-rules", "沈丽华", "/d/wsxc/rules"),
                new Shot("r04-rules", "周晓芸", "/c/wsxc/rules"),
                new Shot("d16-case", "沈丽华", "/d/wsxc/cases/" + garden),
                new Shot("d16-case-open", "沈丽华", "/d/wsxc/cases/" + waiting),
                new Shot("d17-registrations", "顾雨晴", "/d/wsxc/registrations"),
                new Shot("d17-registration", "顾雨晴", "/d/wsxc/registrations/" + registration),
                new Shot("d17-households", "顾雨晴", "/d/wsxc/households"),
                new Shot("d17-household", "顾雨晴", "/d/wsxc/households/" + household),
                new Shot("d18-estates", "沈丽华", "/d/wsxc/estates"),
                new Shot("d18-posters", "沈丽华", "/d/wsxc/estates/posters"),
                new Shot("d18-sections", "沈丽华", "/d/wsxc/sections"),
                new Shot("d18-handover", "沈丽华", "/d/wsxc/handover"),
                new Shot("d23-register", "顾明远", "/d/baoshan/register"),
                new Shot("d19-tasks", "许立新", "/d/wsxc/tasks"),
                new Shot("d19-task", "许立新", "/d/wsxc/tasks/" + task),
                new Shot("d17-observatory", "顾明远", "/d/baoshan/observatory"),
                new Shot("d17-stage", "白露", "/d/wusong/observatory/wsxc"),
                new Shot("d18-patrol", "白露", "/d/wusong/patrol"),
                new Shot("d18-missed", "李国平", "/d/wusong/patrol/missed"),
                new Shot("d18-findings", "白露", "/d/wusong/findings"),
                new Shot("d18-orders", "沈丽华", "/d/wsxc/orders"),
                new Shot("d18-ratings", "李国平", "/d/wusong/ratings"),
                new Shot("d19-pairing", "顾明远", "/d/baoshan/pairing"),
                new Shot("d20-assessment", "顾明远", "/d/baoshan/assessment"),
                new Shot("d20-weights", "顾明远", "/d/baoshan/assessment/weights"),
                new Shot("d20-quiet", "顾明远", "/d/baoshan/quiet"),
                new Shot("d20-grid-stuck", "林静", "/d/wusong/grid"),
                new Shot("d20-catalogue", "林静", "/d/wusong/catalogue"),
                new Shot("d20-signals", "沈丽华", "/d/wsxc/signals"),
                new Shot("d25-common", "李国平", "/d/wusong/common"),
                new Shot("d25-common-late", "李国平", "/d/wusong/common/" + stalls),
                new Shot("d25-common-told", "李国平", "/d/wusong/notices"),
                new Shot("r25-common", "孙文华", "/c/wsxc/cases/" + stall),
                new Shot("r25-common-told", "孙文华", "/c/wsxc/notices"),
                new Shot("d25-common-none-late", "沈丽华", "/d/wsxc/common?tab=LATE"),
                new Shot("d25-common-one", "沈丽华", "/d/wsxc/common/" + common),
                new Shot("d25-common-choose", "沈丽华", "/d/wsxc/common/choose?id=" + garden + "&id=" + waiting),
                new Shot("d20-legacy", "林静", "/d/wusong/legacy"),
                new Shot("d20-invitations", "林静", "/d/wusong/invitations"),
                new Shot("d20-closings", "林静", "/d/wusong/closings"),
                new Shot("d21-experiences", "沈丽华", "/d/wsxc/experiences"),
                new Shot("d21-experience-new", "沈丽华", "/d/wsxc/experiences/new"),
                new Shot("d21-complaints", "李国平", "/d/wusong/complaints"),
                new Shot("r16-complaint", "周晓芸", "/c/wsxc/complaints/new"),
                new Shot("r17-board-street", "周晓芸", "/c/wsxc/board/street"),
                new Shot("r17-board-district", "周晓芸", "/c/wsxc/board/district"),
                new Shot("d20-grid", "林静", "/d/wusong"),
                new Shot("d20-grid-cases", "林静", "/d/wusong/cases"),
                new Shot("d21-communities", "李国平", "/d/wusong/communities"),
                new Shot("d24-organization", "顾明远", "/d/baoshan/organization"),
                new Shot("d24-unit", "顾明远", "/d/baoshan/organization/310113007011"),
                new Shot("d24-holes", "顾明远", "/d/baoshan/organization/holes"),
                new Shot("d24-departments", "卫宁", "/d/baoshan/organization/departments"),
                new Shot("d24-appoint", "李国平", "/d/wusong/organization/310113007011/appointments/new"),
                new Shot("d24-rights", "严谨", "/d/baoshan/organization/rights"),
                new Shot("d22-district", "顾明远", "/d/baoshan"),
                new Shot("d23-accounts", "顾明远", "/d/baoshan/accounts"));
    }

    private long one(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private PersonId person(String name) {
        return new PersonId(db.sql("select id from identity.person where part like ? order by id limit 1")
                .param("%" + name)
                .query(Long.class)
                .single());
    }

    private static void sheet(List<String> files) throws IOException {
        var html = new StringBuilder("<!doctype html><meta charset=utf-8><title>社区通</title>"
                + "<style>figure{display:inline-block;margin:8px;vertical-align:top}img{height:420px}</style>");
        for (var file : files)
            html.append("<figure><a href='%s'><img src='%s' loading=lazy></a><figcaption>%s</figcaption></figure>"
                    .formatted(file, file, file));
        Files.writeString(FOLDER.resolve("index.html"), html);
    }
}
