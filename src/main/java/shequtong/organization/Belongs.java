package shequtong.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;

/** Answered by residency, which lies above and knows who lives where. */
public interface Belongs {

    /** @param rest why they read and do not write for now, in a sentence that says how it is mended */
    record Home(long community, @Nullable String rest) {}

    /** Where this person lives, the home they came to first before the others; usually one. */
    List<Home> homes(PersonId person);

    /** Whether somebody who does not live there any more once did: they are told so, and not that there is nothing. */
    boolean lived(PersonId person, long community);
}
