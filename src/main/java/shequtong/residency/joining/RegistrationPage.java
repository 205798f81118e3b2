package shequtong.residency.joining;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * What a reviewer compares with the household roll.
 *
 * @param look where what is masked here may be asked for in full
 * @param said what was typed before a colleague was quicker
 * @param refusal why it was not done
 */
record RegistrationPage(
        String path,
        long id,
        String look,
        @Nullable Shown applicant,
        String card,
        String phone,
        int age,
        String estate,
        String dwelling,
        String relation,
        State state,
        int seen,
        Instant submittedAt,
        Instant dueAt,
        List<Comparison.Hint> hints,
        List<Listed> roll,
        List<Past> past,
        Said said,
        Faults faults,
        @Nullable String refusal)
        implements Html {

    /** Somebody the roll has in this dwelling. */
    record Listed(Shown shown, String relation, boolean head, boolean card) {}

    record Past(
            String title, @Nullable String words, @Nullable Shown official, Instant at) {}

    record Said(String reason, String needed) {
        static final Said NOTHING = new Said("", "");
    }

    boolean open() {
        return state.open();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return refusal == null ? faults.status() : HttpStatus.CONFLICT;
    }
}
