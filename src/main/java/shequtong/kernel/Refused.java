package shequtong.kernel;

/** A rule of the house said no, or somebody was quicker. The reason is shown as it stands. */
public final class Refused extends RuntimeException {

    public Refused(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The state named in the where clause is the lock: whoever comes second changes no row. */
    public static void unlessChanged(int rows) {
        if (rows == 0) throw new Refused("有人先您一步办了，请刷新后再看看");
    }
}
