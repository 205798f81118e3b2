package shequtong.casework.followup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Telling;
import shequtong.conversation.Commented;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;

/** What is said below a case that is done with lies on nobody's list: whoever held it hears. */
@Component
class Heard {

    static final Kind SPOKEN = new Kind("casework.spoken", "message-circle", "“%s”办结以后，又有人说话了");

    private final Cases cases;
    private final Telling telling;
    private final ApplicationEventPublisher events;

    Heard(Cases cases, Telling telling, ApplicationEventPublisher events) {
        this.cases = cases;
        this.telling = telling;
        this.events = events;
    }

    @Bean
    static Kind spokenAfterwards() {
        return SPOKEN;
    }

    /** The notice is named after the comment and whom it is for: what is delivered twice is told once. */
    @ApplicationModuleListener
    void on(Commented comment) {
        if (!comment.about().kind().equals(CaseId.KIND)) return;
        cases.find(comment.community(), new CaseId(comment.about().id()))
                .filter(it -> it instanceof Case.Closed)
                .ifPresent(it -> telling.holders(it.head())
                        .filter(one -> !one.equals(comment.by()))
                        .map(one -> new Notice(
                                UUID.nameUUIDFromBytes((comment.id() + "/" + one.value()).getBytes(UTF_8)),
                                one,
                                comment.community(),
                                true,
                                SPOKEN.name(),
                                comment.about()))
                        .forEach(events::publishEvent));
    }
}
