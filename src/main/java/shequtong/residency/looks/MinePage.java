package shequtong.residency.looks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** 谁看过我的信息. */
record MinePage(String path, @Nullable String back, Slice<Line> lines) implements Html {

    /** @param official by name, with unit and position */
    record Line(Instant at, Shown official, Field field, String reason, String words, String place) {}
}
