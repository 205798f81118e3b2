package shequtong.residency.roll;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.residency.facts.Relation;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param decides whether this viewer is of 两委 and may put it right */
record DwellingPage(
        String path,
        String list,
        Dwellings.Home home,
        List<Line> roll,
        List<Line> past,
        List<Neighbour> online,
        boolean decides,
        Typed typed,
        Faults faults)
        implements Html {

    record Line(Entries.Entry entry, Shown shown) {}

    record Neighbour(Shown shown, Relation relation, Instant since) {}

    /** What was typed and did not do; entry is -1 while nothing was, 0 for somebody new. */
    record Typed(
            long entry,
            @Nullable Shown written,
            String relation,
            String head,
            String phone,
            String movedIn,
            @Nullable String area,
            String use,
            String note,
            UUID once) {

        static final Typed NOTHING = new Typed(-1, null, "", "", "", "", null, "", "", UUID.randomUUID());

        static Typed described(String area, String use, String note) {
            return new Typed(-1, null, "", "", "", "", area, use, note, UUID.randomUUID());
        }

        static Typed entered(
                long entry, Shown written, String relation, String head, String phone, String movedIn, UUID once) {
            return new Typed(entry, written, relation, head, phone, movedIn, null, "", "", once);
        }
    }

    /** A field of the form; those of one person's carry its number, so that a page has each once. */
    static String field(Column column) {
        return switch (column) {
            case NAME -> "written";
            case RELATION -> "relation";
            case HEAD -> "head";
            case CARD -> "card";
            case PHONE -> "phone";
            case MOVED_IN -> "movedIn";
            default -> column.name();
        };
    }

    Faults faults(long entry) {
        return typed.entry() == entry ? faults : Faults.NONE;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
