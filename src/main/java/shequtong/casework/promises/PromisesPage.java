package shequtong.casework.promises;

import java.time.Instant;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/** @param file where the cases of this desk are */
record PromisesPage(
        String path, String file, Promise.State tab, PromiseShare share, Slice<Promise> promises, Instant now)
        implements Html {

    String empty() {
        return switch (tab) {
            case OPEN, DECLINED -> "没有没到期的承诺";
            case KEPT -> "还没有兑现的承诺";
            case BROKEN -> "没有失约";
        };
    }
}
