package shequtong.load;

import java.io.IOException;

/** An answer that is not the page that was asked for: its time would count for nothing. */
public final class Wrong extends IOException {

    private static final long serialVersionUID = 1;

    Wrong(String what) {
        super(what);
    }
}
