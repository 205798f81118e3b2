package shequtong.residency.joining;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/**
 * @param decides whether this desk says which estates there are, or only prints and renews their codes
 * @param next where the next page begins
 * @param phone of the committee; none where none was entered
 */
record EstatesPage(
        String path,
        boolean decides,
        String q,
        List<Estate> estates,
        @Nullable String next,
        @Nullable String phone,
        Typed typed)
        implements Html {

    /** @param link what the code says; none when there is no code */
    record Estate(long id, String label, @Nullable String link, boolean closed) {}

    /**
     * What was typed and not taken.
     *
     * @param estate that was to be renamed; 0 for a new one, -1 for the telephone
     */
    record Typed(long estate, String words, String fault) {

        static final Typed NOTHING = new Typed(0, "", "");

        static Typed added(String words, String fault) {
            return new Typed(0, words, fault);
        }

        static Typed phoned(String words, String fault) {
            return new Typed(-1, words, fault);
        }

        static Typed renamed(long estate, String words, String fault) {
            return new Typed(estate, words, fault);
        }

        String fault(long about) {
            return estate == about ? fault : "";
        }

        String words(long about, String otherwise) {
            return estate == about && !fault.isEmpty() ? words : otherwise;
        }
    }

    static EstatesPage of(
            String path,
            boolean decides,
            String q,
            List<Doors.Estate> found,
            Function<String, String> link,
            @Nullable String phone,
            Typed typed) {
        var more = found.size() > Slice.SIZE;
        var shown = more ? found.subList(0, Slice.SIZE) : found;
        return new EstatesPage(
                path,
                decides,
                q,
                shown.stream()
                        .map(it -> new Estate(
                                it.id(), it.label(), it.token() == null ? null : link.apply(it.token()), it.closed()))
                        .toList(),
                more ? shown.getLast().code() : null,
                phone,
                typed);
    }

    String handover() {
        return path.replaceFirst("/estates$", "/handover");
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return typed.fault().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
