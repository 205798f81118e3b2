package shequtong.organization;

import java.util.List;
import java.util.Optional;
import shequtong.identity.PersonId;

/** Answered by residency, which lies above and knows who lives where. */
public interface Belongs {

    /** The communities this person lives in, the one they came to first before the others; usually one. */
    List<Long> homes(PersonId person);

    /** Why somebody who lives there reads and does not write for now, in a sentence that says how it is mended. */
    Optional<String> rests(PersonId person, long community);

    /** Whether somebody who does not live there any more once did: they are told so, and not that there is nothing. */
    boolean lived(PersonId person, long community);
}
