package shequtong.casework.file;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;

/**
 * @李红梅 in a note tells her. Only colleagues of the very community are found, who see all of its cases; an @ before
 * anybody else stays a word.
 */
@Component
public class Mentions {

    static final Kind MENTIONED = new Kind("casework.mentioned", "message-2", "同事在“%s”的备注里提到了您");

    private static final Pattern AT = Pattern.compile("[@＠]([\\p{IsHan}·]{2,12})");

    private final Bodies bodies;
    private final IdentityView identities;
    private final ApplicationEventPublisher events;

    Mentions(Bodies bodies, IdentityView identities, ApplicationEventPublisher events) {
        this.bodies = bodies;
        this.identities = identities;
        this.events = events;
    }

    @Bean
    static Kind mentionedInANote() {
        return MENTIONED;
    }

    /** In the transaction that writes the note. Words may go on right after a name: 请@李红梅看一下. */
    public void tell(Duty duty, Case.Head head, String words) {
        var meant = AT.matcher(words).results().map(it -> it.group(1)).collect(Collectors.toSet());
        if (meant.isEmpty()) return;
        var colleagues = bodies.committee(head.community());
        var shown = identities.of(
                duty,
                head.community(),
                colleagues.stream().map(Bodies.Colleague::author).toList());
        colleagues.stream()
                .filter(it -> meant.stream()
                        .anyMatch(
                                text -> text.startsWith(shown.apply(it.author()).text())))
                .map(it -> it.author().person())
                .filter(it -> !it.equals(duty.person()))
                .distinct()
                .forEach(it -> events.publishEvent(
                        Notice.toDesk(it, head.community(), MENTIONED, head.id().subject())));
    }
}
