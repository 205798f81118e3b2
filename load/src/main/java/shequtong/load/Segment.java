package shequtong.load;

/** A few seconds of one page at one server. */
record Segment(Tally tally, Usage usage) {

    /** CPU milliseconds per request, the primary figure. */
    double cost() {
        return each(usage.total());
    }

    double each(double cpu) {
        return 1000 * cpu / tally.requests();
    }

    double rate() {
        return tally.requests() / usage.seconds();
    }

    boolean differs(Segment other, double share) {
        return Math.abs(cost() / other.cost() - 1) > share;
    }
}
