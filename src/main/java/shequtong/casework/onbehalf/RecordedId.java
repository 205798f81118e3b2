package shequtong.casework.onbehalf;

import shequtong.casework.CaseId;
import shequtong.kernel.Subject;

/** What is offered to somebody: the case of that number, which they may not see before they have taken it over. */
final class RecordedId {

    static final String KIND = "casework.recorded";

    private RecordedId() {}

    static Subject subject(CaseId id) {
        return new Subject(KIND, id.value());
    }
}
