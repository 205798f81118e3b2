package shequtong.insight.library;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.insight.library.Adoptions.Adoption;
import shequtong.insight.library.Adoptions.Relative;
import shequtong.insight.library.Experiences.Edition;
import shequtong.insight.library.Written.Said;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param ours whether it is this community's own
 * @param judges whether it is this desk's to refine, publish and withdraw
 * @param wrote whether the reader wrote it: then a colleague publishes it
 * @param number of the case it was learned from, for the desk that has that case
 * @param adopted what this community made of it
 */
record ExperiencePage(
        String list,
        Experience it,
        boolean ours,
        boolean community,
        boolean judges,
        boolean wrote,
        @Nullable String number,
        List<Edition> editions,
        List<Adoption> adopters,
        @Nullable Adoption adopted,
        @Nullable Relative parent,
        List<Relative> children,
        Function<Long, Shown> names,
        Said said,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    String path() {
        return list + "/" + it.head().id().value();
    }

    boolean published() {
        return it instanceof Experience.Published;
    }

    boolean submitted() {
        return it instanceof Experience.Submitted;
    }

    boolean rewords() {
        return judges && (submitted() || published()) || ours && (submitted() || it instanceof Experience.Returned);
    }

    boolean adopts() {
        return community && !ours && published() && adopted == null;
    }

    boolean tells() {
        return adopted != null && adopted.verdict() == null;
    }

    /** Why it was sent back or withdrawn. */
    @Nullable String why() {
        return switch (it) {
            case Experience.Returned returned -> returned.why();
            case Experience.Withdrawn withdrawn -> withdrawn.why();
            default -> null;
        };
    }

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }
}
