package shequtong.insight.library;

import shequtong.kernel.Subject;

record ExperienceId(long value) {

    static final String KIND = "insight.experience";

    /** Lets Spring bind a path variable. */
    public static ExperienceId valueOf(String text) {
        return new ExperienceId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
