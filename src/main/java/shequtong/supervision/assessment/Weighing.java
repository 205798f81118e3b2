package shequtong.supervision.assessment;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.web.Moments;

/**
 * Next year's weights by two people (R92): 区社建办 proposes, the security administrator confirms or returns, as with every
 * parameter of policy. Until then the year has what it had.
 */
@Service
@Transactional
class Weighing {

    static final String ONLY_NEXT = "只能提下一年度的权重：已经开始的年度不再改动，再往后的到时候再提";

    private final Proposals proposals;
    private final Weights weights;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Weighing(Proposals proposals, Weights weights, Telling telling, Audit audit, Clock clock) {
        this.proposals = proposals;
        this.weights = weights;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    boolean opens(String year) {
        return year.equals(String.valueOf(next()));
    }

    void propose(Duty duty, Kind kind, int year, Map<String, Integer> chosen) {
        Sight.mustDecide(duty);
        mustBeNext(year);
        var id = proposals.propose(duty, kind, year, chosen, clock.instant());
        var it = proposals.get(duty.area().id(), id);
        telling.proposed(it);
        audit.record(
                duty.actor(), "supervision.weigh", it.subject(), "kind=%s year=%d %s".formatted(kind, year, chosen));
    }

    /** @param answer why it is returned; nothing is said to what is confirmed */
    void decide(Duty duty, long id, boolean confirmed, String answer) {
        Sight.mustConfirm(duty);
        var it = proposals.get(duty.area().id(), id);
        if (it.person().equals(duty.person())) throw new Forbidden("这份权重是您自己提出的，请另一位来确认");
        mustBeNext(it.year());
        proposals.decide(duty, it, confirmed, answer, clock.instant());
        if (confirmed) weights.set(it.district(), it.kind(), it.year(), proposals.weights(it));
        telling.weighed(it, confirmed);
        audit.record(duty.actor(), confirmed ? "supervision.weigh-confirm" : "supervision.weigh-return", it.subject());
    }

    /** Nobody is measured by what was decided afterwards, and no year is decided on before its turn (R92). */
    private void mustBeNext(int year) {
        if (year != next()) throw new Refused(ONLY_NEXT);
    }

    private int next() {
        return YearMonth.from(clock.instant().atZone(Moments.SHANGHAI)).getYear() + 1;
    }
}
