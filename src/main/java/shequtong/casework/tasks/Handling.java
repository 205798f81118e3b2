package shequtong.casework.tasks;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Contact;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Step.Stage;
import shequtong.casework.file.Telling;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Dates;

/** A body answers what it was asked to do. Two bodies that answer at the same moment do not stand in each other's way. */
@Service
class Handling {

    private final Cases cases;
    private final Dispatches dispatches;
    private final Telling telling;
    private final Media media;
    private final Audit audit;
    private final Clock clock;

    Handling(Cases cases, Dispatches dispatches, Telling telling, Media media, Audit audit, Clock clock) {
        this.cases = cases;
        this.dispatches = dispatches;
        this.telling = telling;
        this.media = media;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param before which picture of the case shows how it was, where the photos show how it is now */
    record Answer(
            Stage stage,
            String words,
            Contact contact,
            List<MediaId> photos,
            @Nullable Integer before) {}

    @Transactional
    void answer(Duty duty, DispatchId id, Answer answer) {
        duty.must(Work.HANDLING, Work.COORDINATING);
        var now = clock.instant();
        var caseId = dispatches.caseOf(duty, id).orElseThrow(() -> new Missing(id));
        if (!(cases.locked(duty, caseId) instanceof Case.Open open)) throw new Refused("这件事已经答复居民，不用再答了");
        var contact = answer.contact();
        if (contact.at() != null && contact.at().isAfter(now)
                || contact.again() != null && contact.again().isAfter(now)) throw new Refused("联系的时间不能在现在以后");
        var sent = sent(open.head(), id);
        if (contact.at() != null && Dates.before(contact.at(), sent.limit().from()))
            throw new Refused("联系的时间不能在派单以前，请写收到派单以后联系的时间");
        dispatches.answer(duty, id, answer.stage(), answer.words(), contact, now);
        var step = Step.of(Kind.HANDLED, duty, now, sent.about(answer.words()))
                .with(List.of(duty.mandate().body().id()))
                .showing(answer.stage(), answer.before());
        var saved = cases.save(open, step);
        if (!answer.photos().isEmpty()) media.attach(duty, Step.subject(saved), answer.photos());
        audit.record(duty.actor(), "casework.handle", id.subject());
        telling.holder(open.head(), Telling.HANDLED, duty.person());
        telling.reporter(open.head(), Telling.MOVED);
    }

    private Dispatches.Dispatch sent(Case.Head head, DispatchId id) {
        return dispatches.of(head.community(), head.id()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing(id));
    }
}
