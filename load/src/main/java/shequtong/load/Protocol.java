package shequtong.load;

/**
 * How long a segment is, how many blocks are to be kept, how often the warm-up may try to become steady, and how many
 * cores others may use before a block is dropped.
 */
record Protocol(double seconds, int blocks, int warmups, double foreign) {

    static final double STEADY = 0.03;

    static Protocol of(Options options) {
        var quick = options.has("quick");
        return new Protocol(
                options.number("seconds", quick ? 2 : 6),
                options.number("blocks", quick ? 3 : 10),
                options.number("warmups", quick ? 6 : 12),
                Double.parseDouble(options.text("foreign", "0.15")));
    }

    /** On a busy machine every block may be disturbed: give up after twice as many. */
    int attempts() {
        return 2 * blocks;
    }
}
