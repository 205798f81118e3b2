package shequtong.casework.common;

import shequtong.kernel.Subject;

record CommonId(long value) {

    static final String KIND = "casework.common";

    /** Lets Spring bind a path variable. */
    public static CommonId valueOf(String text) {
        return new CommonId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
