package shequtong.identity;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.accounts.Accounts;
import shequtong.identity.accounts.OpenSessions;

/**
 * Keeping somebody out, and letting them in again. It holds from the next request on (ASVS 7.4.2); whoever does it
 * enters it in the audit under their own mandate.
 */
@Service
@Transactional
public class Barring {

    private final Accounts accounts;
    private final OpenSessions sessions;

    Barring(Accounts accounts, OpenSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    public void endSessions(PersonId person) {
        sessions.endOthers(person, "");
    }

    /** @return false for somebody who was kept out already */
    public boolean bar(PersonId person) {
        sessions.endOthers(person, "");
        return accounts.disable(person);
    }

    /** @return false for somebody who was not kept out */
    public boolean unbar(PersonId person) {
        return accounts.enable(person);
    }
}
