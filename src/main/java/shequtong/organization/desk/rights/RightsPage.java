package shequtong.organization.desk.rights;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.organization.desk.Tab;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * Who may look where until when, and what was asked for.
 *
 * @param tab WAITING, NOW or OVER
 * @param grants whether this desk decides; @param asks whether it may ask, and take back what lies below it
 */
record RightsPage(
        String path,
        List<Tab> tabs,
        String tab,
        List<Waiting> waiting,
        List<Rights.Right> rights,
        boolean grants,
        boolean asks,
        Function<PersonId, Shown> names,
        @Nullable Cursor next)
        implements Html {

    /** @param decides whether it is this person's to decide; @param own whether they asked for it themselves */
    record Waiting(Ask ask, boolean decides, boolean own) {}

    boolean revokes(Rights.Right it) {
        return tab.equals("NOW") && (grants || asks && !it.own());
    }

    UUID once() {
        return UUID.randomUUID();
    }

    static String kind(boolean inspects) {
        return inspects ? "督查权" : "观察权";
    }
}
