package shequtong.identity.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.Proof;
import shequtong.identity.SignIn;
import shequtong.identity.accounts.Accounts;
import shequtong.identity.factors.Passwords;
import shequtong.identity.factors.SecondFactor;
import shequtong.identity.factors.Tries;

/**
 * Number, password and code, all at once: whoever is wrong does not learn in what. An unknown number, and one without a
 * password, costs the same statements and the same hash, and is locked like any other (AT-32, AT-38).
 */
@Service
@Transactional
class StaffSignIn {

    private static final PersonId NOBODY = new PersonId(0);

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final Tries tries;
    private final SignIn signIn;

    StaffSignIn(Accounts accounts, Passwords passwords, SecondFactor factor, Tries tries, SignIn signIn) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factor = factor;
        this.tries = tries;
        this.signIn = signIn;
    }

    enum Outcome {
        /** Every desk is open. */
        IN,
        /** Right, but the password has to be changed before a desk opens. */
        RENEW,
        WRONG,
        /** Not even looked at. */
        LOCKED
    }

    Outcome enter(Phone phone, String password, String code, HttpServletRequest request, HttpServletResponse response) {
        var counted =
                new Tries.Key[] {Tries.Key.of("staff", accounts.index(phone)), Tries.Key.peer(request.getRemoteAddr())};
        if (!tries.allow(counted)) return Outcome.LOCKED;
        var person = accounts.find(phone).orElse(NOBODY);
        if (!(passwords.fits(person, password) & factor.fits(person, code))) return Outcome.WRONG;
        if (!factor.spend(person, code)) return Outcome.WRONG;
        tries.right(counted);
        var old = passwords.isOld(person);
        signIn.enter(person, old ? Proof.RENEW : Proof.STAFF, request, response);
        return old ? Outcome.RENEW : Outcome.IN;
    }
}
