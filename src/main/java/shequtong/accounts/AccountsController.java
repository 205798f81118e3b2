package shequtong.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.Activation;
import shequtong.kernel.Forbidden;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

@Controller
@RequestMapping("/d/{area}" + AccountsController.PATH)
class AccountsController {

    static final String PATH = "/accounts";

    private final Officials officials;
    private final AccountDesk desk;
    private final IdentityView identities;
    private final Once once;
    private final String url;

    AccountsController(
            Officials officials,
            AccountDesk desk,
            IdentityView identities,
            Once once,
            @Value("${shequtong.url:http://localhost:8080}") String url) {
        this.officials = officials;
        this.desk = desk;
        this.identities = identities;
        this.once = once;
        this.url = url.replaceFirst("/+$", "");
    }

    @Bean
    static Place accountsPlace() {
        return Place.desk(
                130,
                "账号",
                PATH,
                "users",
                "工作账号",
                java.util.Set.of(
                        Position.SECURITY_ADMIN.name(),
                        Position.DISTRICT_STAFF.name(),
                        Position.PARTY_SECRETARY.name()));
    }

    @GetMapping
    AccountsPage list(
            Duty duty, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") long after) {
        mustSee(duty);
        var found = officials.below(duty, q.strip(), after);
        var called = identities.officials(
                found.stream().map(Officials.Official::mandate).toList());
        return AccountsPage.of(duty.path(PATH), q.strip(), after > 0, found, called);
    }

    @GetMapping("/{person}")
    AccountPage one(Duty duty, @PathVariable long person) {
        return page(duty, person, "");
    }

    @DeleteMapping("/{person}/sessions")
    Answer endSessions(Duty duty, @PathVariable long person, @RequestParam UUID once) {
        this.once.run(once, () -> desk.endSessions(duty, person));
        return back(duty, person);
    }

    @PostMapping("/{person}/lock")
    Answer shut(
            Duty duty,
            @PathVariable long person,
            @RequestParam(required = false) @Nullable Reason reason,
            @RequestParam UUID once) {
        if (reason == null) return page(duty, person, "请选一个停用的原因");
        this.once.run(once, () -> desk.shut(duty, person, reason));
        return back(duty, person);
    }

    @DeleteMapping("/{person}/lock")
    Answer open(
            Duty duty,
            @PathVariable long person,
            @RequestParam(required = false) @Nullable Reason reason,
            @RequestParam UUID once) {
        if (reason == null) return page(duty, person, "请选一个恢复的原因");
        this.once.run(once, () -> desk.open(duty, person, reason));
        return back(duty, person);
    }

    /** The link is this answer's alone: a second tap makes a second link, and the first is void. */
    @PostMapping("/{person}/activation")
    LinkPage invite(Duty duty, @PathVariable long person) {
        var link = url + Activation.PATH + "/" + desk.invite(duty, person);
        var official = officials.get(duty, person);
        return new LinkPage(
                duty.path(PATH + "/" + person),
                identities.officials(java.util.List.of(official.mandate())).apply(official.mandate()),
                link);
    }

    private AccountPage page(Duty duty, long person, String fault) {
        mustSee(duty);
        var official = officials.get(duty, person);
        return new AccountPage(
                duty.path(PATH),
                official,
                identities.officials(java.util.List.of(official.mandate())).apply(official.mandate()),
                official.person().equals(duty.person()),
                May.shut(duty),
                May.invite(duty),
                fault);
    }

    private static void mustSee(Duty duty) {
        if (!May.see(duty)) throw new Forbidden("工作账号归安全管理员管理");
    }

    private static Answer back(Duty duty, long person) {
        return new Answer.Redirect(duty.path(PATH + "/" + person));
    }
}
