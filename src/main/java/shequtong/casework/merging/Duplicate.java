package shequtong.casework.merging;

import java.util.Comparator;
import java.util.Optional;
import shequtong.casework.Visibility;
import shequtong.casework.file.Standing;

/**
 * What may go on in which other case (R36): the page offers by these rules, and the act goes by them. A merge closes a case
 * without a verdict, so it is no way around those who have still to answer or to meet.
 */
final class Duplicate {

    static final String DONE = "这件事已经答复或办结，不用并了";

    private static final Comparator<Standing> EARLIER = Comparator.comparing(Standing::reportedAt)
            .thenComparing(it -> it.id().value());

    private Duplicate() {}

    /** Why it may go into none at all; empty where it may. */
    static Optional<String> tied(Standing it) {
        if (!it.open()) return Optional.of(DONE);
        if (!it.units().isEmpty()) return Optional.of("还有单位在办这件。请等它们答复，或先撤回派单");
        if ("CALLED".equals(it.marks().invitation())) return Optional.of("约请部门的联办会还没有开。请等开过会，或请街镇取消约请");
        return Optional.empty();
    }

    /** Why it may not go into this one; empty where it may. */
    static Optional<String> refused(Standing it, Standing first) {
        if (it.id().equals(first.id())) return Optional.of("不能并到它自己");
        var tied = tied(it);
        if (tied.isPresent()) return tied;
        if (first.closed()) return Optional.of("要并到的那件已经办结。同一件事又发生了，请单独办");
        if (EARLIER.compare(first, it) > 0) return Optional.of("要并到的那件是后来才反映的。是同一件事的，请打开那一件，把它并到这一件");
        if (first.visibility() == Visibility.COMMITTEE && !oneReporter(it, first))
            return Optional.of("要并到的那件只给居委会看，不能让别人知道，请分开办");
        return Optional.empty();
    }

    /** Residents choose a category as they see it; that two are one matter though theirs differ, somebody has to say. */
    static boolean apart(Standing it, Standing first) {
        return !it.category().major().equals(first.category().major());
    }

    static String unsure(Standing it, Standing first) {
        return "两件的类别不同：“%s”和“%s”。确实是同一件事的，请勾选“类别不同，也是同一件事”再并案"
                .formatted(it.category().major(), first.category().major());
    }

    /** Nobody is the reporter of what was noted for a caller: two of these are not one person's. */
    private static boolean oneReporter(Standing one, Standing other) {
        return one.reporter().value() != 0 && one.reporter().equals(other.reporter());
    }
}
