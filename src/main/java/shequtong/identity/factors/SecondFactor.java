package shequtong.identity.factors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.PersonId;

/** A code of the authenticator, or one of the recovery codes that stand in for it. */
@Component
@Transactional
public class SecondFactor {

    private final Authenticators authenticators;
    private final RecoveryCodes recovery;

    SecondFactor(Authenticators authenticators, RecoveryCodes recovery) {
        this.authenticators = authenticators;
        this.recovery = recovery;
    }

    /** Looks at both whatever the first says, and spends nothing: what else was typed may yet be wrong (AT-38). */
    public boolean fits(PersonId person, String code) {
        return authenticators.fits(person, code) | recovery.fits(person, code);
    }

    /** @return false when it is wrong, or somebody was quicker */
    public boolean spend(PersonId person, String code) {
        return authenticators.spend(person, code) || recovery.spend(person, code);
    }
}
