package shequtong.residency.joining;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Admitted;
import shequtong.residency.TakenBack;
import shequtong.residency.joining.Admissions.Seen;

/**
 * Those who agree with the roll, admitted with one press, and taken back with another. A list with anything wrong in it is
 * refused whole (AT-01): somebody of another community, decided already, changed since, or doubtful.
 */
@Service
@Transactional
class Together {

    static final String WORDS = "刚才的通过点错了，居委会正在重新核对，核对好会再通知您";

    private final Admissions admissions;
    private final Registrations registrations;
    private final Newly newly;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Together(
            Admissions admissions,
            Registrations registrations,
            Newly newly,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.admissions = admissions;
        this.registrations = registrations;
        this.newly = newly;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void admit(Duty duty, List<Seen> chosen) {
        duty.must(Position.Work.COMMUNITY);
        if (chosen.isEmpty()) throw new Refused("请先勾选要通过的居民");
        if (chosen.size() > Queue.TOGETHER) throw new Refused("一次最多通过100人，请分几次");
        var community = duty.area().id();
        var ids = new HashSet<>(chosen.stream().map(Seen::id).toList());
        if (ids.size() < chosen.size()) throw new Refused("名单里有人重复，请刷新后再试");
        var asked = registrations.all(community, ids);
        if (asked.size() < chosen.size()) throw new Missing("registrations");
        if (asked.stream().anyMatch(it -> it.person().equals(duty.person())))
            throw new Refused("名单里有您自己的申请，要由同事来审核，这次一个都没有通过");
        if (admissions.agreeing(community, chosen) < chosen.size())
            throw new Refused("名单里有人的资料变了、已经办过，或者与户册不一致，这次一个都没有通过。请刷新后再看一遍");
        var admission = admissions.add(duty, chosen.size());
        admissions.admit(admission, chosen, duty.mandate().id());
        admissions.unknown(admission, newly.admit(community, registrations.arrivals(community, asked)));
        for (var it : asked)
            events.publishEvent(new Admitted(community, it.person(), it.id().subject()));
        audit.record(duty.actor(), "residency.admit-together", admission.subject());
    }

    void takeBack(Duty duty, long id) {
        duty.must(Position.Work.COMMUNITY);
        var it = admissions.get(duty.area().id(), id);
        if (!clock.instant().isBefore(it.until())) throw new Refused("过了10分钟，不能一起撤回了。个别通过错的，请在“住户”里逐个处理");
        var people = admissions.takeBack(duty, it, WORDS);
        for (var person : people)
            events.publishEvent(new TakenBack(
                    it.community(), person, duty.person(), duty.mandate().id(), WORDS));
        admissions.forget(it, people);
        audit.record(duty.actor(), "residency.take-back", it.subject());
    }
}
