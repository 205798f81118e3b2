package shequtong.casework.ways;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Case;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Telling;
import shequtong.identity.PersonId;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;

/** Who hears of what is asked and decided on the way. */
@Component
class WayNotices {

    static final Kind OBJECTED = new Kind("casework.objected", "corner-up-left", "“%s”：承办单位说不归它办，请您决定");
    static final Kind OBJECTION_REFUSED = new Kind("casework.objection-refused", "x", "“%s”的异议没有被采纳，请继续办理");
    static final Kind RETURNED = new Kind("casework.returned", "corner-up-left", "“%s”被退回来了，请重新安排");
    static final Kind EXTENSION_ASKED = new Kind("casework.extension-asked", "hourglass-empty", "“%s”申请延期，请您决定");
    static final Kind EXTENSION_DECIDED = new Kind("casework.extension-decided", "hourglass-empty", "“%s”的延期申请有了结果");
    static final Kind EXTENDED = new Kind("casework.extended", "hourglass-empty", "“%s”的办理期限改了，原因写在里面");
    static final Kind SUSPENDED = new Kind("casework.suspended", "moon", "“%s”暂停办理，原因和恢复的日子写在里面");
    static final Kind RESUMED = new Kind("casework.resumed", "refresh", "“%s”恢复办理了");
    static final Kind REVIEW_DUE = new Kind("casework.review-due", "eye-check", "“%s”暂停很久了，请复核还要不要暂停");

    private static final PersonId NOBODY = new PersonId(0);

    private final Telling telling;
    private final Objections objections;
    private final ApplicationEventPublisher events;

    WayNotices(Telling telling, Objections objections, ApplicationEventPublisher events) {
        this.telling = telling;
        this.objections = objections;
        this.events = events;
    }

    void reporter(Case.Head head, Kind kind) {
        telling.reporter(head, kind);
    }

    void holder(Case.Head head, Kind kind) {
        telling.holder(head, kind, NOBODY);
    }

    void secretary(Case.Head head, Kind kind) {
        telling.secretary(head, kind);
    }

    void street(Case.Head head, Kind kind) {
        telling.street(head, kind);
    }

    void handlers(Dispatch it, Kind kind) {
        telling.handlers(it.body(), it.id(), kind);
    }

    void returned(Case.Head head) {
        telling.holder(head, RETURNED, NOBODY);
        telling.reporter(head, Telling.MOVED);
    }

    /** Whoever sent it; when they have left, whoever has their work now. */
    void issuer(Case.Head head, Dispatch it, Kind kind) {
        var sender = objections.issuer(it.id());
        if (sender.isPresent())
            events.publishEvent(Notice.toDesk(
                    sender.get().person(), sender.get().area(), kind, head.id().subject()));
        else if (it.area() != null && it.area() == head.community()) telling.holder(head, kind, NOBODY);
        else telling.street(head, kind);
    }

    /** Made known to those who show notices. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        Kind objected() {
            return OBJECTED;
        }

        @Bean
        Kind objectionRefused() {
            return OBJECTION_REFUSED;
        }

        @Bean
        Kind dispatchReturned() {
            return RETURNED;
        }

        @Bean
        Kind extensionAsked() {
            return EXTENSION_ASKED;
        }

        @Bean
        Kind extensionDecided() {
            return EXTENSION_DECIDED;
        }

        @Bean
        Kind caseExtended() {
            return EXTENDED;
        }

        @Bean
        Kind caseSuspended() {
            return SUSPENDED;
        }

        @Bean
        Kind caseResumed() {
            return RESUMED;
        }

        @Bean
        Kind suspensionReviewDue() {
            return REVIEW_DUE;
        }
    }
}
