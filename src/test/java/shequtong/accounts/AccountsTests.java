package shequtong.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.People;
import shequtong.organization.Duty;
import shequtong.organization.Position;

@ModuleTest
class AccountsTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    People people;
    Duty guard;
    Cookie guards;

    @BeforeEach
    void begin() {
        people = new People(db);
        guard = people.official(
                "严安", Position.SECURITY_ADMIN, people.body(people.district, "PLATFORM", "平台"), people.district);
        guards = people.cookie(guard);
    }

    @Test
    void everyOfficialBelowIsFoundByTheirName() {
        assertThat(get(guards, guard.path("/accounts")))
                .hasStatusOk()
                .bodyText()
                .contains("李红梅", "赵小兰", "许建国", "还没有开通");
        assertThat(get(guards, guard.path("/accounts?q=红梅")))
                .bodyText()
                .contains("李红梅")
                .doesNotContain("赵小兰");
        assertThat(get(guards, guard.path("/accounts?q=%"))).bodyText().contains("没有找到");
    }

    @Test
    void theListGoesOnTwentyAtATime() {
        var committee = people.body(people.community, "RESIDENTS_COMMITTEE", "幸福里居委会");
        IntStream.range(0, 45)
                .forEach(i -> people.official("社工" + i + "号", Position.COMMUNITY_WORKER, committee, people.community));

        var seen = 0;
        var path = guard.path("/accounts?q=社工");
        while (!path.isEmpty()) {
            var page = body(get(guards, path));
            seen += page.split("class=\"dk-t\"").length - 1;
            path = page.contains("再看20个")
                    ? page.replaceFirst("(?s).*href=\"([^\"]+)\">再看20个.*", "$1").replace("&amp;", "&")
                    : "";
        }
        assertThat(seen).isEqualTo(45);
    }

    @Test
    void whoeverIsShutOutIsOutAtOnceOnEveryDeviceAndStaysOut() {
        var telephone = people.cookie(people.worker);
        var computer = people.cookie(people.worker);
        assertThat(get(telephone, people.worker.path("/accounts"))).hasStatus(403);

        assertThat(post("/lock", Map.of("reason", "LEFT"))).hasStatus(303);

        for (var it : new Cookie[] {telephone, computer, people.cookie(people.worker)})
            assertThat(get(it, people.worker.path("/accounts"))).hasStatus(302);
        assertThat(get(guards, one())).bodyText().contains("已停用", "回到岗位").doesNotContain("全部退出");
        assertThat(post("/lock", Map.of("reason", "LEFT"))).hasStatus(409);
        assertThat(acts()).contains("accounts.shut");
    }

    @Test
    void whoeverIsLetInAgainComesInWithWhatTheyHad() {
        post("/lock", Map.of("reason", "SUSPECTED"));

        assertThat(post("/lock", Map.of("reason", "CLEARED", "_method", "delete")))
                .hasStatus(303);

        assertThat(get(people.cookie(people.worker), people.worker.path("/accounts")))
                .hasStatus(403);
        assertThat(post("/lock", Map.of("reason", "CLEARED", "_method", "delete")))
                .hasStatus(409);
        assertThat(acts()).contains("accounts.open");
    }

    @Test
    void aReasonIsAskedForAndFitsWhatIsDone() {
        assertThat(post("/lock", Map.of())).hasStatus(422).bodyText().contains("请选一个停用的原因");
        assertThat(post("/lock", Map.of("reason", "BACK"))).hasStatus(409);
        assertThat(get(people.cookie(people.worker), people.worker.path("/accounts")))
                .hasStatus(403);
    }

    @Test
    void allDevicesAreSignedOutAndMaySignInAgain() {
        var telephone = people.cookie(people.worker);

        assertThat(post("/sessions", Map.of("_method", "delete"))).hasStatus(303);

        assertThat(get(telephone, people.worker.path("/accounts"))).hasStatus(302);
        assertThat(get(people.cookie(people.worker), people.worker.path("/accounts")))
                .hasStatus(403);
    }

    /** R106: who looks after accounts looks after everybody's but their own. */
    @Test
    void nobodyDoesItToThemselves() {
        var own = guard.path("/accounts/" + guard.person().value());

        assertThat(get(guards, own)).hasStatusOk().bodyText().contains("您自己的账号").doesNotContain("/lock", "/activation");
        for (var path : new String[] {"/lock", "/activation"})
            assertThat(send(guards, own + path, Map.of("reason", "LEFT"))).hasStatus(403);
        assertThat(send(guards, own + "/sessions", Map.of("_method", "delete"))).hasStatus(403);
        assertThat(get(guards, own)).hasStatusOk();
    }

    @Test
    void aSecretaryLooksAfterTheOwnWorkersAndNobodyElse() {
        var li = people.cookie(people.li);

        assertThat(get(li, people.li.path("/accounts")))
                .bodyText()
                .contains("赵小兰")
                .doesNotContain("许建国", "<td data-l=\"岗位\">幸福里党支部");
        var worker = people.li.path("/accounts/" + people.worker.person().value());
        assertThat(get(li, worker)).hasStatusOk().bodyText().contains("/lock").doesNotContain("/activation");
        assertThat(send(li, worker + "/lock", Map.of("reason", "MISUSE"))).hasStatus(303);
        for (var who : new Duty[] {people.property, people.otherSecretary, people.grid})
            assertThat(send(
                            li,
                            people.li.path("/accounts/" + who.person().value() + "/lock"),
                            Map.of("reason", "LEFT")))
                    .hasStatus(404);
    }

    @Test
    void aNewLinkMakesWhatWasBeforeWorthless() {
        var person = people.worker.person().value();
        db.sql("insert into identity.authenticator (person, secret, set_at) values (?, '\\x00', now())")
                .param(person)
                .update();
        db.sql("insert into identity.recovery_code (person, hash) values (?, '\\x00')")
                .param(person)
                .update();
        var telephone = people.cookie(people.worker);

        var page = post("/activation", Map.of());

        assertThat(page).hasStatusOk().bodyText().contains("只显示这一次", "sq-qr");
        assertThat(get(telephone, people.worker.path("/accounts"))).hasStatus(302);
        assertThat(db.sql("""
                        select (select count(*) from identity.authenticator where person = :it)
                             + (select count(*) from identity.recovery_code where person = :it)
                        """).param("it", person).query(Long.class).single()).isZero();
        var link = body(page).replaceFirst("(?s).*(/staff/activation/[A-Za-z0-9_-]{43})<.*", "$1");
        assertThat(browser.get().uri(link)).hasStatusOk().bodyText().contains("开通工作账号");
        post("/lock", Map.of("reason", "LOST"));
        assertThat(browser.get().uri(link)).hasStatus(404);
        assertThat(post("/activation", Map.of())).hasStatus(409);
    }

    private String one() {
        return guard.path("/accounts/" + people.worker.person().value());
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        return send(guards, one() + path, fields);
    }

    private MvcTestResult send(Cookie who, String path, Map<String, String> fields) {
        var method = fields.containsKey("_method") ? HttpMethod.DELETE : HttpMethod.POST;
        var request = browser.method(method)
                .uri(path)
                .cookie(who)
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    private MvcTestResult get(Cookie who, String path) {
        return browser.get()
                .uri(java.net.URI.create(path.replace("%", "%25")))
                .cookie(who)
                .exchange();
    }

    private java.util.List<String> acts() {
        return db.sql(
                        "select split_part(act, '.', 1) || '.' || split_part(act, '.', 2) from audit.entry where person = ? and subject = ?")
                .params(guard.person().value(), people.worker.person().value())
                .query(String.class)
                .list();
    }

    private static String body(MvcTestResult page) {
        return String.valueOf(assertThat(page).bodyText().actual());
    }
}
