package shequtong.casework.joint;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Case;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Telling;
import shequtong.identity.PersonId;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Duty;

/** Who hears of a table: those who lead it, those who are called to it, the community and its resident. */
@Component
class JointNotices {

    static final Kind OPENED = new Kind("casework.invitation-opened", "users-group", "“%s”两次被退回，请您牵头约请部门");
    static final Kind NOT_SET_UP = new Kind("casework.invitation-not-set-up", "alarm", "“%s”要约请的部门和时间还没有定");
    static final Kind LEADS = new Kind("casework.invitation-leads", "users-group", "“%s”的约请由您牵头");
    static final Kind INVITED = new Kind("casework.invited", "users-group", "街镇约请您单位一起办“%s”，请答复来不来");
    static final Kind CALLED = new Kind("casework.invitation-called", "users-group", "“%s”约请了部门一起办");
    static final Kind ANSWERED = new Kind("casework.invitation-answered", "message-2", "有单位答复了“%s”的约请");
    static final Kind REMINDED = new Kind("casework.invitation-reminded", "clock", "请答复“%s”的约请，来不来都要说");
    static final Kind UNANSWERED = new Kind("casework.invitation-unanswered", "alarm", "“%s”的约请到期了，还有单位没有答复");
    static final Kind NOT_WRITTEN = new Kind("casework.invitation-not-written", "alarm", "“%s”的联办会还没有记到会情况");
    static final Kind MET = new Kind("casework.invitation-met", "users-group", "“%s”的联办会有了结果");
    static final Kind COMMITMENT_LATE = new Kind("casework.commitment-late", "alarm", "“%s”在会上认领的事，到期没有办好");
    static final Kind CALLED_OFF = new Kind("casework.invitation-off", "x", "“%s”的约请取消了");

    private static final PersonId NOBODY = new PersonId(0);

    private final Telling telling;
    private final Bodies bodies;
    private final ApplicationEventPublisher events;

    JointNotices(Telling telling, Bodies bodies, ApplicationEventPublisher events) {
        this.telling = telling;
        this.bodies = bodies;
        this.events = events;
    }

    /** Whoever was named; where a 街镇 has nobody, those of its grid centre, if it has one. */
    void opened(Case.Head head, InvitationId id, Summons.@Nullable Leader lead) {
        if (lead == null) telling.street(head, OPENED);
        else lead(lead.mandate(), id, OPENED);
        moved(head);
    }

    void called(Case.Head head, InvitationId id, Call call, Duty by) {
        for (var body : call.bodies()) staff(body, id, INVITED);
        if (call.lead() != by.mandate().id()) lead(call.lead(), id, LEADS);
        telling.holder(head, CALLED, by.person());
        telling.reporter(head, Telling.MOVED);
    }

    void moved(Case.Head head) {
        telling.holder(head, Telling.MOVED, NOBODY);
        telling.reporter(head, Telling.MOVED);
    }

    void unanswered(Invitation it) {
        it.guests().stream().filter(one -> one.coming() == null).forEach(one -> staff(one.body(), it.id(), REMINDED));
    }

    void calledOff(Invitation it) {
        it.guests().forEach(one -> staff(one.body(), it.id(), CALLED_OFF));
    }

    void met(Invitation it) {
        it.guests().forEach(one -> staff(one.body(), it.id(), MET));
    }

    void committed(Case.Head head, long body, DispatchId sent) {
        telling.handlers(body, sent, Telling.DISPATCHED);
        telling.reporter(head, Telling.MOVED);
    }

    void late(long body, DispatchId sent) {
        telling.handlers(body, sent, COMMITMENT_LATE);
    }

    /** Whoever leads it, if they are still in office. */
    void lead(Invitation it, Kind kind) {
        if (it.lead() != null) lead(it.lead(), it.id(), kind);
    }

    private void lead(long mandate, InvitationId id, Kind kind) {
        bodies.holder(mandate)
                .ifPresent(it -> events.publishEvent(Notice.toDesk(it.person(), it.area(), kind, id.subject())));
    }

    private void staff(long body, InvitationId id, Kind kind) {
        bodies.staff(body)
                .forEach(it -> events.publishEvent(Notice.toDesk(it.person(), it.area(), kind, id.subject())));
    }
}
