package shequtong.casework.signals;

import shequtong.kernel.Subject;

record SignalId(long value) {

    static final String KIND = "casework.signal";

    /** Lets Spring bind a path variable. */
    public static SignalId valueOf(String text) {
        return new SignalId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
