package shequtong.supervision.assessment;

/** What was counted for one indicator of one subject. */
record Count(long subject, String indicator, int part, int whole) {

    Count plus(Count other) {
        return new Count(subject, indicator, part + other.part, whole + other.whole);
    }

    Count of(long subject) {
        return new Count(subject, indicator, part, whole);
    }
}
