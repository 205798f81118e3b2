package shequtong.residency;

import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/** The committee has confirmed that somebody lives here: from now on they belong. */
public record Admitted(long community, PersonId person, Subject registration) {}
