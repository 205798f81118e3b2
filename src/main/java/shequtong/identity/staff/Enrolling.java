package shequtong.identity.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.Activation;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.Proof;
import shequtong.identity.SignIn;
import shequtong.identity.accounts.OpenSessions;
import shequtong.identity.factors.Authenticators;
import shequtong.identity.factors.Enrolments;
import shequtong.identity.factors.Invitations;
import shequtong.identity.factors.PasswordRules;
import shequtong.identity.factors.Passwords;
import shequtong.identity.factors.RecoveryCodes;
import shequtong.identity.factors.Tries;
import shequtong.web.Answer;
import shequtong.web.Faults;

/** Choosing a password and setting up an authenticator, in one step: there is no moment at which half of it is done. */
@Service
@Transactional
public class Enrolling {

    private static final String NOT_RIGHT = "动态码不对，请等下一个再填。手机的时间要设成自动";

    private final Enrolments enrolments;
    private final Invitations invitations;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final OpenSessions sessions;
    private final Tries tries;
    private final SignIn signIn;
    private final Audit audit;
    private final Clock clock;

    Enrolling(
            Enrolments enrolments,
            Invitations invitations,
            Passwords passwords,
            PasswordRules rules,
            Authenticators authenticators,
            RecoveryCodes recovery,
            OpenSessions sessions,
            Tries tries,
            SignIn signIn,
            Audit audit,
            Clock clock) {
        this.enrolments = enrolments;
        this.invitations = invitations;
        this.passwords = passwords;
        this.rules = rules;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.sessions = sessions;
        this.tries = tries;
        this.signIn = signIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** For somebody who has just shown that the number is theirs. @param action where the page is sent to */
    public EnrolPage begin(PersonId person, String action) {
        var ticket = enrolments.begin(person);
        return page(person, ticket, action, Faults.NONE);
    }

    /** The last step of an activation: from here on both factors are in force, and every older session is over. */
    Answer finish(
            String token,
            String ticket,
            String password,
            String repeated,
            String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var path = Activation.PATH + "/" + token;
        var invited = invitations.open(token, Activation.LIFE);
        if (invited.isEmpty()) return new GonePage();
        var person = invited.get();
        var totp = enrolments.of(person, ticket);
        if (totp.isEmpty()) return new Answer.Redirect(path);
        var weak = rules.refusal(password, repeated, signIn.number(person), person);
        if (weak.isPresent()) return page(person, ticket, path + "/finish", Faults.one("password", weak.get()));
        var counted = Tries.Key.of("activation", person.value());
        if (!tries.allow(counted)) return page(person, ticket, path + "/finish", Faults.one("code", "错的次数太多，请过一会儿再试"));
        var step = totp.get().step(code, clock.instant());
        if (step.isEmpty()) return page(person, ticket, path + "/finish", Faults.one("code", NOT_RIGHT));
        if (!invitations.use(token)) return new GonePage();
        tries.right(counted);
        authenticators.set(person, totp.get(), step.getAsLong());
        passwords.set(person, password);
        enrolments.end(person);
        sessions.endOthers(person, "");
        audit.record(Actor.self(person.value()), "identity.activate", person.subject());
        signIn.enter(person, Proof.STAFF, request, response);
        return new CodesPage(recovery.renew(person));
    }

    /** Without a second factor the password opens nothing. */
    public void forget(PersonId person) {
        authenticators.forget(person);
        recovery.forget(person);
        enrolments.end(person);
        sessions.endOthers(person, "");
    }

    /** A new authenticator in the place of the old, for somebody who has just shown both factors. */
    EnrolPage exchange(PersonId person, String action) {
        return page(person, enrolments.begin(person), action, "", Faults.NONE);
    }

    /** The same page once more, after a wrong code; nothing when it has been open for too long. */
    Optional<EnrolPage> again(PersonId person, String ticket, String action) {
        return enrolments.of(person, ticket).map(_ -> page(person, ticket, action, "", Faults.one("code", NOT_RIGHT)));
    }

    private EnrolPage page(PersonId person, String ticket, String action, Faults faults) {
        return page(person, ticket, action, rules.hint(), faults);
    }

    private EnrolPage page(PersonId person, String ticket, String action, String hint, Faults faults) {
        var label = signIn.number(person).map(Phone::masked).orElse("工作账号");
        var totp = enrolments.of(person, ticket).orElseThrow();
        return new EnrolPage(action, ticket, totp.uri(label), totp.grouped(), hint, faults);
    }
}
