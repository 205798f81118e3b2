package shequtong.casework.file;

import shequtong.kernel.Subject;

public record DispatchId(long value) {

    public static final String KIND = "casework.dispatch";

    /** Lets Spring bind a path variable. */
    public static DispatchId valueOf(String text) {
        return new DispatchId(Long.parseLong(text));
    }

    public Subject subject() {
        return new Subject(KIND, value);
    }
}
