package shequtong.residency.household;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.residency.household.Dweller.Standing;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * One household as its committee sees it.
 *
 * @param field which of the reasons on the page came back, empty if none did
 * @param words what was typed there
 */
record HouseholdFilePage(
        String path,
        long id,
        String estate,
        String dwelling,
        boolean headed,
        List<Line> lines,
        List<Past> past,
        String field,
        String words,
        Faults faults)
        implements Html {

    /** @param until until when they have said that they live here */
    record Line(
            long id,
            Shown who,
            String relation,
            boolean head,
            Standing standing,
            Instant since,
            @Nullable Instant until,
            boolean lapsing,
            boolean votes,
            boolean leadable) {}

    /** @param by the official or the resident who did it; nobody where somebody came or went by themselves */
    record Past(String title, Shown about, @Nullable Shown by, String words, Instant at) {}

    String typed(String name) {
        return name.equals(field) ? words : "";
    }

    Faults faultsAt(String name) {
        return name.equals(field) ? faults : Faults.NONE;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
