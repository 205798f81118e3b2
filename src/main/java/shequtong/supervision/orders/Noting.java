package shequtong.supervision.orders;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.supervision.Eyes;
import shequtong.supervision.Places;
import shequtong.supervision.Places.Place;
import shequtong.supervision.patrol.Walking;
import shequtong.supervision.patrol.Watchbook;

/** What a patroller does with what was found: notes it, puts it to the community, or demands something (R55). */
@Service
@Transactional
class Noting {

    /** So long after it was opened something may be noted of it. */
    static final Duration FRESH = Duration.ofHours(24);

    private final Places places;
    private final Watchbook book;
    private final Walking walking;
    private final Findings findings;
    private final Orders orders;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Noting(
            Places places,
            Watchbook book,
            Walking walking,
            Findings findings,
            Orders orders,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.places = places;
        this.book = book;
        this.walking = walking;
        this.findings = findings;
        this.orders = orders;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    boolean opened(Duty duty, Subject about) {
        return book.opened(duty.person(), about, clock.instant().minus(FRESH));
    }

    FindingId note(Duty duty, Place place, Subject about, Fault fault, String words) {
        if (!opened(duty, about)) throw new Refused("请先打开这件事看过，再记发现");
        var now = clock.instant();
        var round = walking.round(duty.mandate().id(), now).orElse(null);
        var id = findings.add(duty, place, about, round, fault, words, now);
        audit.record(duty.actor(), "supervision.finding.note", id.subject());
        return id;
    }

    FindingId remark(Duty duty, Place place, Subject about, Fault fault, String words) {
        mustInspect(duty, place);
        var id = note(duty, place, about, fault, words);
        remark(duty, id);
        return id;
    }

    private void remark(Duty duty, FindingId id) {
        if (!(findings.get(duty, id) instanceof Finding.Noted noted)) throw new Refused("这条发现已经发给居村了");
        findings.remark(noted.remarked(clock.instant()));
        audit.record(duty.actor(), "supervision.finding.remark", id.subject());
        telling.committee(noted.head().community(), Telling.REMARKED, id.subject());
    }

    OrderId order(Duty duty, Place place, Subject about, Fault fault, String demand, Duration within) {
        mustDemand(duty, place);
        var finding = note(duty, place, about, fault, demand);
        return order(duty, place, about, finding, demand, within);
    }

    /** Of what was noted or put to the community before. */
    OrderId order(Duty duty, FindingId id, String demand, Duration within) {
        var it = findings.get(duty, id);
        if (it instanceof Finding.Ordered) throw new Refused("这条发现已经转成督办了");
        var place = places.get(duty, it.head().slug());
        mustDemand(duty, place);
        return order(duty, place, it.head().about(), id, demand, within);
    }

    private OrderId order(Duty duty, Place place, Subject about, FindingId finding, String demand, Duration within) {
        var now = clock.instant();
        var id = orders.add(duty, place, about, demand, now, now.plus(within));
        findings.order(finding, id);
        audit.record(duty.actor(), "supervision.order.issue", id.subject(), "hours=" + within.toHours());
        telling.committee(place.id(), Telling.ORDERED, id.subject());
        return id;
    }

    /** The community says what became of a remark. */
    void answer(Duty duty, FindingId id, String words) {
        duty.must(Work.COMMUNITY);
        if (!(findings.get(duty, id) instanceof Finding.Remarked remark)) throw new Refused("这条提醒已经答复过，或转成督办了");
        var now = clock.instant();
        if (remark.head().finder().equals(duty.person())) throw new Forbidden("提醒是您发出的，请由居村的同事答复");
        findings.answer(remark.answered(words, duty.mandate().id(), now));
        audit.record(duty.actor(), "supervision.finding.answer", id.subject());
        telling.desk(remark.head().finder(), remark.head().area(), Telling.ANSWERED, id.subject());
    }

    /** @return whether there may be more */
    boolean late() {
        var now = clock.instant();
        var late = findings.late(now);
        for (var it : late) {
            var about = new Subject(FindingId.KIND, it.id());
            telling.committee(it.community(), Telling.REMARK_LATE, about);
            telling.desk(it.person(), it.area(), Telling.REMARK_LATE, about);
        }
        return !late.isEmpty();
    }

    /** Asked for at this very moment, whatever the form was filled in with (R6, R8). */
    private void mustInspect(Duty duty, Place place) {
        if (!places.inspects(duty, place.id())) throw new Forbidden("您对" + place.label() + "没有督查权，只能自己记下来");
    }

    /** A department tells the community what it found; to demand something is the 街镇's and the district's. */
    private void mustDemand(Duty duty, Place place) {
        Eyes.mustOversee(duty);
        mustInspect(duty, place);
    }
}
