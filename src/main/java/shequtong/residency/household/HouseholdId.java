package shequtong.residency.household;

import shequtong.kernel.Subject;

record HouseholdId(long value) {

    static final String KIND = "residency.household";

    Subject subject() {
        return new Subject(KIND, value);
    }
}
