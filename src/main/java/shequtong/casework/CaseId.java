package shequtong.casework;

import shequtong.kernel.Subject;

public record CaseId(long value) {

    public static final String KIND = "casework.case";

    /** Lets Spring bind a path variable. */
    public static CaseId valueOf(String text) {
        return new CaseId(Long.parseLong(text));
    }

    public Subject subject() {
        return new Subject(KIND, value);
    }
}
