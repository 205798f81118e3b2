package shequtong.casework.complaints;

import shequtong.kernel.Subject;

record ComplaintId(long value) {

    static final String KIND = "casework.complaint";

    /** Lets Spring bind a path variable. */
    public static ComplaintId valueOf(String text) {
        return new ComplaintId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
