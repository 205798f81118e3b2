package shequtong.organization.desk;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;
import shequtong.notification.Notice;

/** Who is told what of their own posts: the words are made when they are read. */
@Component
public class Notices {

    public static final String MANDATE = "organization.mandate";
    public static final String HANDOVER = "organization.handover";

    private static final Notice.Kind APPOINTED = new Notice.Kind("organization.appointed", "user-check", "您担任%s");
    private static final Notice.Kind HANDING = new Notice.Kind("organization.handing", "refresh", "请核对并确认%s的交接清单");

    private final ApplicationEventPublisher events;

    Notices(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Bean
    static Notice.Kind toldOfAppointment() {
        return APPOINTED;
    }

    @Bean
    static Notice.Kind toldOfHandover() {
        return HANDING;
    }

    public void appointed(PersonId person, long area, long mandate) {
        events.publishEvent(Notice.toDesk(person, area, APPOINTED, new Subject(MANDATE, mandate)));
    }

    public void handing(PersonId person, long area, long handover) {
        events.publishEvent(Notice.toDesk(person, area, HANDING, new Subject(HANDOVER, handover)));
    }
}
