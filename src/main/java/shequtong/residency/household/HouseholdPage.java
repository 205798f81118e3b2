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
 * 我的一户.
 *
 * @param leads whether the reader is its head
 * @param asked whether the reader is asked to be its head
 * @param offered whom the head has asked
 * @param disputing the member whose form came back, and what was typed into it
 */
record HouseholdPage(
        String path,
        String committee,
        String estate,
        String dwelling,
        boolean headed,
        boolean leads,
        boolean asked,
        @Nullable Shown offered,
        List<Line> lines,
        long disputing,
        String words,
        Faults faults)
        implements Html {

    /** @param votes whether they are of age; the household's head and the committee see it (R18) */
    record Line(
            long id,
            Shown who,
            String relation,
            boolean self,
            boolean head,
            Standing standing,
            Instant since,
            boolean votes,
            boolean confirmable,
            boolean disputable,
            boolean leadable) {}

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
