package shequtong.organization;

import java.util.List;
import shequtong.identity.PersonId;

/** Answered by residency, which lies above and knows who lives where. */
public interface Belongs {

    /** The communities this person lives in, the one they came to first before the others; usually one. */
    List<Long> homes(PersonId person);
}
