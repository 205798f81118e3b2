package shequtong.casework.templates;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;

/** Changes the rules and the questions of a community. */
@Service
@Transactional
class Saying {

    private final Asks asks;
    private final Audit audit;

    Saying(Asks asks, Audit audit) {
        this.asks = asks;
        this.audit = audit;
    }

    void rule(Duty duty, int seen, String words) {
        asks.rule(duty, seen, words);
        audit.record(duty.actor(), "casework.change-rules", area(duty), "version=" + (seen + 1));
    }

    void ask(Duty duty, String category, List<String> questions) {
        asks.ask(duty, category, questions);
        audit.record(duty.actor(), "casework.change-questions", area(duty), category);
    }

    private static Subject area(Duty duty) {
        return new Subject("organization.area", duty.area().id());
    }
}
