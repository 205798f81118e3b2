package shequtong.grid;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.grid.Deliveries.Stuck;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/** @param cases where the cases of this desk are; none for whoever has none */
record StuckPage(String path, @Nullable String cases, List<State> states, Slice<Stuck> list, Instant now)
        implements Html {

    /** @param until when it is left alone until; none while it answers */
    record State(String label, @Nullable Instant until) {}

    String next() {
        return path + "?after=" + list.next();
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
