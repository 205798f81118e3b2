package shequtong.residency;

import shequtong.kernel.Subject;

/** One look at one field of one person. */
public record LookId(long value) {

    public static final String KIND = "residency.look";

    public Subject subject() {
        return new Subject(KIND, value);
    }
}
