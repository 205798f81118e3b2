package shequtong.identity;

import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.accounts.Accounts;
import shequtong.identity.factors.Invitations;
import shequtong.identity.staff.Enrolling;
import shequtong.kernel.Token;
import shequtong.web.Answer;

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
    private final Enrolling enrolling;

    Activation(Accounts accounts, Invitations invitations, Enrolling enrolling) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.enrolling = enrolling;
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

    /**
     * The same for somebody who lost the telephone: what they had is void at once, and nobody is signed in with it any
     * more. The password stays among the last five, so that it is not taken again.
     */
    public String renew(PersonId person) {
        enrolling.forget(person);
        return issue(person);
    }

    /** The page that follows for somebody whose number was proved a moment ago, on another way than by the link. */
    public Answer begin(PersonId person) {
        return enrolling.begin(person, PATH + "/" + issue(person) + "/finish");
    }
}
