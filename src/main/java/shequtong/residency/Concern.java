package shequtong.residency;

import shequtong.identity.PersonId;
import shequtong.organization.Duty;

/** Answered by boards: does this desk of a 街镇 have a matter in hand that this resident reported? */
public interface Concern {

    boolean concerns(Duty duty, PersonId resident);
}
