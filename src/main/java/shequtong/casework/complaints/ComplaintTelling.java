package shequtong.casework.complaints;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;

/** Who is told of a complaint: whoever wrote it, and those of the 街镇's office who may hear of it. Nobody else, ever. */
@Component
class ComplaintTelling {

    static final Kind LODGED = new Kind("casework.complaint.lodged", "shield-check", "“%s”等您受理");
    static final Kind ADDED = new Kind("casework.complaint.added", "pencil-plus", "“%s”，反映人有补充");
    static final Kind JUDGED = new Kind("casework.complaint.judged", "mood-smile", "“%s”，反映人评价了");
    static final Kind REPLIED = new Kind("casework.complaint.replied", "message-2", "“%s”有了回复");
    static final Kind ANSWERED = new Kind("casework.complaint.answered", "circle-check", "“%s”有了答复，请您评价");
    static final Kind LAPSED = new Kind("casework.complaint.lapsed", "archive", "“%s”已经办结");

    private final Complaints complaints;
    private final ApplicationEventPublisher events;

    ComplaintTelling(Complaints complaints, ApplicationEventPublisher events) {
        this.complaints = complaints;
        this.events = events;
    }

    void reporter(Complaint.Head head, Kind kind) {
        events.publishEvent(Notice.toResident(
                head.reporter(), head.community(), kind, head.id().subject()));
    }

    void office(Complaint.Head head, Kind kind, java.time.Instant now) {
        complaints
                .hearers(head.street(), head.community(), head.named(), head.reporter(), now)
                .forEach(it -> events.publishEvent(
                        Notice.toDesk(it, head.street(), kind, head.id().subject())));
    }
}
