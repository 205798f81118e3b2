package shequtong.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.factors.Authenticators;
import shequtong.identity.factors.SecondFactor;
import shequtong.identity.factors.Tries;

/**
 * Somebody at a desk is asked once more whether it is them, before what weighs: an unmasked number, an export (ASVS
 * 7.5.3). It is a transaction of its own, because a try counts and a code is spent whatever becomes of the request.
 */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class StepUp {

    private final Authenticators authenticators;
    private final SecondFactor factor;
    private final Tries tries;
    private final SignIn signIn;
    private final Audit audit;
    private final Clock clock;
    private final boolean demo;

    StepUp(
            Authenticators authenticators,
            SecondFactor factor,
            Tries tries,
            SignIn signIn,
            Audit audit,
            Clock clock,
            @Value("${shequtong.demo:false}") boolean demo) {
        this.authenticators = authenticators;
        this.factor = factor;
        this.tries = tries;
        this.signIn = signIn;
        this.audit = audit;
        this.clock = clock;
        this.demo = demo;
    }

    /**
     * The session goes on under a new name (AT-37).
     *
     * @param code what the authenticator shows now, or one of the recovery codes
     * @return false for a wrong code, for one that was used, and after five failures for 30 minutes for any (R105)
     */
    public boolean proves(PersonId person, String code, HttpServletRequest request) {
        var counted =
                new Tries.Key[] {Tries.Key.of("step-up", person.value()), Tries.Key.peer(request.getRemoteAddr())};
        if (!tries.allow(counted)) return false;
        if (!factor.spend(person, code)) return false;
        tries.right(counted);
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
                && it.getResponse() instanceof HttpServletResponse response) signIn.rename(request, response);
        audit.record(Actor.self(person.value()), "identity.step-up", person.subject());
        return true;
    }

    /** What to type, where everybody is invented: in the demonstration only, elsewhere nothing. */
    @Transactional(readOnly = true)
    public String hint(PersonId person) {
        if (!demo) return "";
        return authenticators
                .of(person)
                .map(it -> "演示：现在的动态码 " + it.code(clock.instant()))
                .orElse("");
    }
}
