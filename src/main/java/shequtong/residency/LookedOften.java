package shequtong.residency;

import java.util.List;
import shequtong.identity.PersonId;

/**
 * An official looked more often today than anybody should need to: the desk of the 街镇 is told.
 *
 * @param desk who sits there now
 */
public record LookedOften(long street, List<PersonId> desk, LookId look) {}
