package shequtong.organization;

import java.util.Optional;
import shequtong.identity.PersonId;
import shequtong.web.Shell;

/** Answered by supervision, which lies above: whoever goes round community after community is led on from page to page. */
public interface Errand {

    /** On to the next thing of the round that this person is on; nothing if they are on none. */
    Optional<Shell.Choice> onward(PersonId person);
}
