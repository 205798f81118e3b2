package shequtong.load;

/** CPU seconds that were used during so many seconds, by one server and by whoever does not belong to the measurement. */
record Usage(double seconds, double java, double postgres, double foreign) {

    /** What it would have used anyway, as seen while it had nothing to do, is not the price of its requests. */
    Usage without(Usage idle) {
        var share = seconds / idle.seconds;
        return new Usage(
                seconds, Math.max(0, java - idle.java * share), Math.max(0, postgres - idle.postgres * share), foreign);
    }

    double total() {
        return java + postgres;
    }

    double foreignCores() {
        return foreign / seconds;
    }

    double cores() {
        return total() / seconds;
    }
}
