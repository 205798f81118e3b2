package shequtong.casework.complaints;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.complaints.ComplaintStep.Kind;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Grade;
import shequtong.casework.file.Resolved;
import shequtong.identity.PersonId;
import shequtong.kernel.Masked;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.organization.Areas;
import shequtong.organization.Here;

/**
 * What a resident does who complains. It is entered in the audit of the 街镇: the community's has neither a line of it
 * nor a number missing.
 */
@Service
@Transactional
class Complaining {

    /** 工作作风: its limits are this category's, which nobody else is offered. */
    /** Whom one complaint may name: the committee and who works for it. */
    private static final int NAMED = 20;

    static final String CATEGORY = "GOV-04";

    private final Complaints complaints;
    private final ComplaintPath path;
    private final ComplaintTelling telling;
    private final Bodies bodies;
    private final Clocks clocks;
    private final Areas areas;
    private final Media media;
    private final Audit audit;
    private final Clock clock;

    Complaining(
            Complaints complaints,
            ComplaintPath path,
            ComplaintTelling telling,
            Bodies bodies,
            Clocks clocks,
            Areas areas,
            Media media,
            Audit audit,
            Clock clock) {
        this.complaints = complaints;
        this.path = path;
        this.telling = telling;
        this.bodies = bodies;
        this.clocks = clocks;
        this.areas = areas;
        this.media = media;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param chosen the mandates of those it is about; none of them: the committee as a whole */
    ComplaintId lodge(Here here, String words, List<Long> chosen, List<MediaId> photos) {
        here.mustLive();
        var now = clock.instant();
        var street = areas.above(here.community().id());
        var named = named(here, chosen);
        if (complaints
                .hearers(street.id(), here.community().id(), named, here.person(), now)
                .isEmpty()) throw new Refused(street.label() + "现在还没有能受理的人。您写的还在，请过几天再交，或拨打12388");
        var said = Masked.of(words.strip()).words();
        var id = complaints.add(
                here, street, said, named, now, clocks.first(CATEGORY, now), clocks.handling(CATEGORY, now));
        path.add(street.id(), id, 1, ComplaintStep.of(Kind.REPORTED, here, now, ""));
        media.attach(here, id.subject(), photos);
        var it = complaints.own(here, id);
        record(here, it, "casework.complaint.lodge");
        telling.office(it.head(), ComplaintTelling.LODGED, now);
        return id;
    }

    private List<PersonId> named(Here here, List<Long> chosen) {
        if (chosen.size() > NAMED) throw new Refused("最多选" + NAMED + "位。说的是更多的人，就不用选，写在话里");
        var there = bodies.committee(here.community().id());
        var named = there.stream()
                .filter(it -> chosen.contains(it.mandate()))
                .map(it -> it.author().person())
                .distinct()
                .toList();
        if (there.stream().filter(it -> chosen.contains(it.mandate())).count()
                < chosen.stream().distinct().count()) throw new Missing(chosen);
        return named;
    }

    /** Something more, as long as it is not closed. */
    void add(Here here, ComplaintId id, String words) {
        here.mustLive();
        var it = complaints.own(here, id);
        if (it instanceof Complaint.Closed) throw new Refused("这件事已经办结，有新的情况请另外反映");
        var now = clock.instant();
        complaints.save(
                it,
                ComplaintStep.of(Kind.ADDED, here, now, Masked.of(words.strip()).words()));
        record(here, it, "casework.complaint.add");
        telling.office(it.head(), ComplaintTelling.ADDED, now);
    }

    /** 没有解决 opens it again, each time. */
    void rate(Here here, ComplaintId id, Resolved resolved, Grade grade, String words) {
        here.mustLive();
        var now = clock.instant();
        if (!(complaints.own(here, id) instanceof Complaint.Answered it)) throw new Refused("现在还不能评价，或已经评价过了");
        var step = ComplaintStep.of(
                        Kind.RATED, here, now, Masked.of(words.strip()).words())
                .judged(resolved, grade);
        complaints.save(it.rated(resolved, now, clocks.handling(CATEGORY, now)), step);
        record(here, it, "casework.complaint.rate");
        telling.office(it.head(), ComplaintTelling.JUDGED, now);
    }

    /** The deadline fell due. A later answer has a deadline of its own. */
    void lapse(long street, ComplaintId id) {
        var now = clock.instant();
        if (!(complaints.find(street, id).orElse(null) instanceof Complaint.Answered it)
                || it.rateDue().isAfter(now)) return;
        complaints.save(it.lapsed(now), ComplaintStep.lapsed(now));
        audit.record(Actor.clock(street), "casework.complaint.lapse", id.subject());
        telling.reporter(it.head(), ComplaintTelling.LAPSED);
    }

    private void record(Here here, Complaint it, String act) {
        var actor = new Actor(
                here.person().value(), here.capacity().name(), it.head().street());
        audit.record(actor, act, it.head().id().subject());
    }
}
