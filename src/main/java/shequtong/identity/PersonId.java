package shequtong.identity;

import shequtong.kernel.Subject;

/** One natural person, district-wide, whatever homes and posts they have (R11, R17). */
public record PersonId(long value) {

    public Subject subject() {
        return new Subject("identity.person", value);
    }
}
