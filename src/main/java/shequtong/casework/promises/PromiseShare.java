package shequtong.casework.promises;

import shequtong.web.Html;

/** For the board: of the promises that are over, how many were kept; with how many of those the day had been changed. */
public record PromiseShare(int kept, int due, int moved) implements Html {

    static PromiseShare of(Promises.Tally it) {
        return new PromiseShare(it.kept(), it.due(), it.moved());
    }

    /** Rounded down, so that 100% is never said of less. */
    int percent() {
        return due == 0 ? 0 : (int) (kept * 100L / due);
    }
}
