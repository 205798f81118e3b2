package shequtong.casework.channels;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Step;
import shequtong.casework.file.Telling;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** Tells whose a matter is, and closes it: nobody is asked whether that solved it, and no figure says that it did. */
@Service
@Transactional
class Channelling {

    private final Cases cases;
    private final Asides asides;
    private final Dispatches dispatches;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Channelling(Cases cases, Asides asides, Dispatches dispatches, Telling telling, Audit audit, Clock clock) {
        this.cases = cases;
        this.asides = asides;
        this.dispatches = dispatches;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    void show(Duty duty, CaseId id, int seen, Channel channel, String more) {
        duty.must(Work.COMMUNITY);
        var now = clock.instant();
        var it = cases.get(duty, id);
        var head = it.head();
        if (head.version() != seen && cases.movedSince(head.community(), id, seen))
            throw new Refused("您看着的时候，这件事有了新的变化，请看过再决定");
        if (!(it instanceof Case.Open open)) throw new Refused("这件事已经答复，正在等居民评价或已经办结");
        if (dispatches.of(head.community(), id).stream().anyMatch(Dispatches.Dispatch::open))
            throw new Refused("还有单位在办。请等它们答复，或先撤回派单");
        dispatches.mustHaveMet(head);
        var words = more.isBlank() ? channel.words() : channel.words() + "\n" + more.strip();
        cases.save(open.aside(now), Step.of(Step.Kind.CHANNELLED, duty, now, words));
        asides.channelled(head, channel);
        audit.record(duty.actor(), "casework.channel", id.subject(), channel.name());
        telling.reporter(head, Telling.CLOSED);
    }
}
