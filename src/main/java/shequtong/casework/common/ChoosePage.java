package shequtong.casework.common;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.common.Grouped.Candidate;
import shequtong.kernel.Slice;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * Which common problem the chosen cases go into.
 *
 * @param street whether it is the desk of a 街镇
 * @param asked how many were chosen; those that this desk may not keep are not among what was found
 * @param open the newest, or those of the name that was looked for
 * @param into the one that was chosen; 0 for a new one
 */
record ChoosePage(
        String path,
        String cases,
        boolean street,
        List<Candidate> found,
        int asked,
        Slice<Overview> open,
        String find,
        long into,
        String title,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    List<Candidate> free() {
        return found.stream().filter(Candidate::free).toList();
    }

    List<Candidate> bound() {
        return found.stream().filter(it -> !it.free()).toList();
    }

    int left() {
        return asked - found.size();
    }
}
