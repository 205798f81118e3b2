package shequtong.organization.desk.tree;

import java.util.function.Function;
import shequtong.kernel.Slice;
import shequtong.organization.desk.Unit;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** Who was what when (A24). */
record HistoryPage(String base, Unit.Head unit, Slice<Posts.Held> held, Function<Long, Shown> names) implements Html {

    String path() {
        return base + "/" + unit.code();
    }

    Shown shown(Posts.Held it) {
        return names.apply(it.mandate());
    }
}
