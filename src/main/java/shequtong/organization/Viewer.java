package shequtong.organization;

import shequtong.audit.Actor;
import shequtong.identity.PersonId;

/** Whoever asks: among residents, or at a desk. What they may see is decided from this and from nothing in the form. */
public sealed interface Viewer permits Here, Duty {

    PersonId person();

    /** The area of the path: a community, or the area of a desk. */
    Area area();

    Actor actor();

    /** An address within this area, for this viewer. */
    String path(String rest);
}
