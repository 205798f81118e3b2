package shequtong.supervision.orders;

import shequtong.kernel.Subject;

record FindingId(long value) {

    static final String KIND = "supervision.finding";

    /** Lets Spring bind a path variable. */
    public static FindingId valueOf(String text) {
        return new FindingId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
