package shequtong.residency.household;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.facts.Relation;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * 搬家. Three different things that people call so, each with what follows from it.
 *
 * @param several whether the reader has other homes too
 * @param principal whether this is the one they mostly live in
 * @param waiting where they asked to be registered, while the committee has not answered
 * @param refused why it did not, the last time
 */
record MovingPage(
        String path,
        long community,
        String label,
        String committee,
        String dwelling,
        boolean head,
        boolean several,
        boolean principal,
        @Nullable String waiting,
        @Nullable String refused,
        List<Estate> estates,
        MovingForm form,
        Faults faults)
        implements Html {

    record Estate(long id, String label) {}

    Relation[] relations() {
        return Relation.values();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
