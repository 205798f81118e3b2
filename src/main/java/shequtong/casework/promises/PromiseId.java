package shequtong.casework.promises;

/** In the path, below the desk of a community. */
record PromiseId(long value) {

    /** Lets Spring bind a path variable. */
    public static PromiseId valueOf(String text) {
        return new PromiseId(Long.parseLong(text));
    }
}
