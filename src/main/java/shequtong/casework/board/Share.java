package shequtong.casework.board;

/** One number of the board, with what it was counted from: it says nothing where there is nothing to count (R91). */
record Share(int part, int whole) {

    /** Rounded down, so that 100% is never said of less. */
    String text() {
        return whole == 0 ? "暂无" : percent() + "%";
    }

    int percent() {
        return whole == 0 ? 0 : (int) (part * 100L / whole);
    }

    boolean known() {
        return whole > 0;
    }
}
