package shequtong.residency.joining;

import shequtong.kernel.Subject;

record RegistrationId(long value) {

    static final String KIND = "residency.registration";

    Subject subject() {
        return new Subject(KIND, value);
    }
}
