package shequtong.notification;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shequtong.residency.ReviewLate;

/** Somebody waits at the gate: the committee is reminded, and told when it is too late; then the 街镇 is told as well. */
@Component
class Lateness {

    private static final Notice.Kind HALF =
            new Notice.Kind("residency.review-half", "clock", "“%s”有居民等了一个工作日，明天就到时限，请去审核");
    private static final Notice.Kind OVER =
            new Notice.Kind("residency.review-over", "alarm", "“%s”有居民的审核已经超时，街镇也收到了提醒");
    private static final Notice.Kind ABOVE =
            new Notice.Kind("residency.review-above", "alarm", "“%s”有居民等审核超过了2个工作日，请与居村联系");

    private final Officials officials;
    private final ApplicationEventPublisher events;

    Lateness(Officials officials, ApplicationEventPublisher events) {
        this.officials = officials;
        this.events = events;
    }

    @Bean
    static Notice.Kind reviewHalf() {
        return HALF;
    }

    @Bean
    static Notice.Kind reviewOver() {
        return OVER;
    }

    @Bean
    static Notice.Kind reviewAbove() {
        return ABOVE;
    }

    @EventListener
    void on(ReviewLate it) {
        for (var to : officials.committee(it.community()))
            events.publishEvent(Notice.toDesk(to.person(), to.area(), it.overdue() ? OVER : HALF, it.registration()));
        if (it.overdue())
            for (var to : officials.above(it.community()))
                events.publishEvent(Notice.toDesk(to.person(), to.area(), ABOVE, it.queue()));
    }
}
