package shequtong.supervision.orders;

import shequtong.kernel.Subject;

record OrderId(long value) {

    static final String KIND = "supervision.order";

    /** Lets Spring bind a path variable. */
    public static OrderId valueOf(String text) {
        return new OrderId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
