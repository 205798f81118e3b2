package shequtong.identity;

import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.factors.Invitations;
import shequtong.kernel.Token;

/**
 * How an official comes in for the first time, or after the telephone was lost: by a link that whoever appoints them
 * passes on. They show that the number is theirs, choose a password and set up an authenticator.
 */
@Service
@Transactional
public class Activation {

    /** Where the link leads: the token follows after a slash. */
    public static final String PATH = "/staff/activation";

    /** How long a link is good for. */
    public static final Duration LIFE = Duration.ofDays(7);

    private final Accounts accounts;
    private final Invitations invitations;

    Activation(Accounts accounts, Invitations invitations) {
        this.accounts = accounts;
        this.invitations = invitations;
    }

    /** The person with this number, made known if nobody has it yet. */
    public PersonId person(Phone phone) {
        return accounts.of(phone);
    }

    /** A token for the link {@value #PATH}/{token}: told this once, right once, for seven days; an older one is void. */
    public String issue(PersonId person) {
        var token = Token.secret();
        invitations.put(person, token);
        return token;
    }
}
