package shequtong.identity.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.IdentitySettings;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.identity.SignIn;
import shequtong.identity.accounts.OpenSessions;
import shequtong.identity.factors.Authenticators;
import shequtong.identity.factors.Enrolments;
import shequtong.identity.factors.PasswordRules;
import shequtong.identity.factors.Passwords;
import shequtong.identity.factors.RecoveryCodes;
import shequtong.identity.factors.SecondFactor;
import shequtong.identity.factors.Tries;

/** What staff change of their own account. Each asks for both factors anew, and ends every other session. */
@Service
@Transactional
class OwnFactors {

    private final Passwords passwords;
    private final PasswordRules rules;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final Enrolments enrolments;
    private final SecondFactor factor;
    private final Tries tries;
    private final OpenSessions sessions;
    private final SignIn signIn;
    private final Audit audit;
    private final IdentitySettings settings;
    private final Clock clock;

    OwnFactors(
            Passwords passwords,
            PasswordRules rules,
            Authenticators authenticators,
            RecoveryCodes recovery,
            Enrolments enrolments,
            SecondFactor factor,
            Tries tries,
            OpenSessions sessions,
            SignIn signIn,
            Audit audit,
            IdentitySettings settings,
            Clock clock) {
        this.passwords = passwords;
        this.rules = rules;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.enrolments = enrolments;
        this.factor = factor;
        this.tries = tries;
        this.sessions = sessions;
        this.signIn = signIn;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    SecurityPage page(PersonId person) {
        return new SecurityPage(
                passwords.chosen(person).orElse(null),
                passwords
                        .chosen(person)
                        .map(it -> it.plus(settings.passwordAge()))
                        .orElse(null),
                authenticators.since(person).orElse(Instant.EPOCH),
                recovery.left(person));
    }

    /** Most have one; the cast of the demonstration comes in by a tap. */
    @Transactional(readOnly = true)
    boolean hasPassword(PersonId person) {
        return passwords.chosen(person).isPresent();
    }

    String rules() {
        return rules.hint();
    }

    /**
     * Both factors, counted like any other try.
     *
     * @return what was wrong, in the words shown; nothing if it was right
     */
    Optional<String> proves(PersonId person, String password, String code, HttpServletRequest request) {
        if (code.isBlank() && !Proof.mustRenew()) return Optional.of("请填动态码");
        var counted =
                new Tries.Key[] {Tries.Key.of("step-up", person.value()), Tries.Key.peer(request.getRemoteAddr())};
        if (!tries.allow(counted))
            return Optional.of("错的次数太多，请" + settings.locked().toMinutes() + "分钟后再试");
        var known = !hasPassword(person) || passwords.fits(person, password);
        var shown = Proof.mustRenew() || factor.fits(person, code);
        if (!known || !shown || !Proof.mustRenew() && !factor.spend(person, code))
            return Optional.of("现在的密码或动态码不对，或者这个动态码已经用过了，请等下一个");
        tries.right(counted);
        return Optional.empty();
    }

    Optional<String> weakness(PersonId person, String password, String repeated) {
        return rules.refusal(password, repeated, signIn.number(person), person);
    }

    void changePassword(PersonId person, String password, HttpServletRequest request, HttpServletResponse response) {
        passwords.set(person, password);
        changed(person, "identity.change-password", request, response);
    }

    List<String> renewCodes(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        var codes = recovery.renew(person);
        changed(person, "identity.renew-recovery-codes", request, response);
        return codes;
    }

    /** @return whether the code was the new authenticator's */
    boolean changeAuthenticator(
            PersonId person, String ticket, String code, HttpServletRequest request, HttpServletResponse response) {
        var totp = enrolments.of(person, ticket);
        var step = totp.isEmpty() ? java.util.OptionalLong.empty() : totp.get().step(code, clock.instant());
        if (step.isEmpty()) return false;
        authenticators.set(person, totp.get(), step.getAsLong());
        enrolments.end(person);
        changed(person, "identity.change-authenticator", request, response);
        return true;
    }

    /** This browser goes on under a new name, every other has to come in anew (ASVS 7.4.3). */
    private void changed(PersonId person, String act, HttpServletRequest request, HttpServletResponse response) {
        audit.record(Actor.self(person.value()), act, person.subject());
        sessions.endOthers(person, "");
        signIn.enter(person, Proof.STAFF, request, response);
    }
}
