package shequtong.casework.file;

import shequtong.kernel.Subject;

public record DispatchId(long value) {

    public static final String KIND = "casework.dispatch";

    /** The same when it was taken back: who had sent it and when, and nothing of the case. */
    public static final String WITHDRAWN = "casework.withdrawn";

    /** Lets Spring bind a path variable. */
    public static DispatchId valueOf(String text) {
        return new DispatchId(Long.parseLong(text));
    }

    public Subject subject() {
        return new Subject(KIND, value);
    }

    public Subject withdrawn() {
        return new Subject(WITHDRAWN, value);
    }
}
