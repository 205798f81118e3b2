package shequtong.casework.file;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Matter;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;
import shequtong.organization.Viewer;
import shequtong.residency.Author;

/**
 * What somebody did to a case: a line of its path, written once and never changed.
 *
 * @param author who did it; person 0 for a deadline that fell due
 * @param shown whether residents see it; the others are for the committee alone
 * @param bodies whom it was sent to, or who answered
 * @param to the mandate it was handed to
 * @param category the new one, where that is what was done
 * @param before which of the case's pictures shows how it was
 */
public record Step(
        Kind kind,
        Author author,
        boolean shown,
        Instant at,
        String words,
        List<Long> bodies,
        @Nullable Long to,
        @Nullable String category,
        @Nullable Instant due,
        @Nullable Stage stage,
        @Nullable Integer before) {

    public static final String KIND = "casework.step";

    public enum Kind {
        REPORTED,
        REPLIED,
        NOTED,
        CLASSIFIED,
        HANDED,
        KEPT,
        SENT,
        WITHDRAWN,
        HANDLED,
        FED_BACK,
        RATED,
        NUDGED,
        LAPSED,
        RECORDED,
        TAKEN_OVER,
        CHANNELLED,
        MERGED,
        UNMERGED,
        HOLDS,
        HOLDS_NOT,
        REOPENED,
        OBJECTED,
        OBJECTION_REFUSED,
        OBJECTION_LAPSED,
        RETURNED,
        EXTENSION_ASKED,
        EXTENSION_REFUSED,
        EXTENDED,
        SUSPENDED,
        REVIEWED,
        RESUMED,
        JOINED,
        LEFT,
        TO_GRID,
        GRID_DONE,
        GRID_RETURNED,
        GRID_RECALLED,
        GRID_BACK,
        GRID_KEPT,
        INVITATION_OPENED,
        INVITED,
        INVITATION_ANSWERED,
        MET,
        COMMITTED,
        CALLED_OFF,
        LEGACY_MARKED,
        LEGACY_REVIEWED,
        LEGACY_ENDED,
        CLOSURE_ASKED,
        CLOSURE_REFUSED,
        FORCED,
        VERIFIED,
        NOT_VERIFIED
    }

    /** What a handler shows: the work on the spot, how it looks afterwards, or words alone. */
    public enum Stage {
        SITE("现场整治"),
        AFTER("整治后"),
        REPLY("答复");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Step {
        if (words.length() > Matter.WORDS) throw new IllegalArgumentException("the words are too long");
    }

    public static Step of(Kind kind, Viewer viewer, Instant at, String words) {
        return new Step(kind, Author.of(viewer), true, at, words, List.of(), null, null, null, null, null);
    }

    static Step reported(PersonId reporter, Instant at) {
        return new Step(
                Kind.REPORTED, Author.resident(reporter, false), true, at, "", List.of(), null, null, null, null, null);
    }

    public static Step lapsed(Instant at) {
        var clock = Author.resident(new PersonId(0), false);
        return new Step(Kind.LAPSED, clock, true, at, "", List.of(), null, null, null, null, null);
    }

    public Step as(Kind kind) {
        return new Step(kind, author, shown, at, words, bodies, to, category, due, stage, before);
    }

    /** For the committee alone. */
    public Step inner() {
        return new Step(kind, author, false, at, words, bodies, to, category, due, stage, before);
    }

    public Step with(List<Long> bodies) {
        return new Step(kind, author, shown, at, words, bodies, to, category, due, stage, before);
    }

    public Step to(long mandate) {
        return new Step(kind, author, shown, at, words, bodies, mandate, category, due, stage, before);
    }

    public Step into(String category) {
        return new Step(kind, author, shown, at, words, bodies, to, category, due, stage, before);
    }

    public Step until(Instant due) {
        return new Step(kind, author, shown, at, words, bodies, to, category, due, stage, before);
    }

    public Step showing(Stage stage, @Nullable Integer before) {
        return new Step(kind, author, shown, at, words, bodies, to, category, due, stage, before);
    }

    /** Told by nobody of ours. */
    public Step saying(String words) {
        return new Step(kind, author, shown, at, words, bodies, to, category, due, stage, before);
    }

    public static Subject subject(long id) {
        return new Subject(KIND, id);
    }
}
