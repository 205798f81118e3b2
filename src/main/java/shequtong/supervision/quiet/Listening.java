package shequtong.supervision.quiet;

import static java.util.stream.Collectors.groupingBy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shequtong.organization.Areas;
import shequtong.residency.Households;
import shequtong.web.Moments;

/** Listens each night to where nothing comes from. */
@Component
class Listening {

    private static final int MONTHS = 3;
    private static final int YOUNG = 6;

    private final Quiet quiet;
    private final Areas areas;
    private final Households households;
    private final Clock clock;

    Listening(Quiet quiet, Areas areas, Households households, Clock clock) {
        this.quiet = quiet;
        this.areas = areas;
        this.households = households;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> silenceHeard(Listening listening) {
        return Tasks.recurring("supervision.quiet", Schedules.daily(Moments.SHANGHAI, LocalTime.of(4, 50)))
                .execute((_, _) -> listening.night());
    }

    /** A system that has just begun need not wait for the night. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (quiet.isEmpty()) night();
    }

    /** Each district is compared within itself. */
    void night() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Moments.SHANGHAI);
        var young = today.minusMonths(YOUNG).atStartOfDay(Moments.SHANGHAI).toInstant();
        quiet.told(today.minusMonths(MONTHS), young).stream()
                .collect(groupingBy(Quiet.Told::district))
                .values()
                .forEach(all -> quiet.keep(
                        Radar.read(all.stream()
                                .map(it -> new Radar.Place(
                                        it.community(),
                                        it.type(),
                                        it.young(),
                                        households.in(areas.get(it.community())).residents(),
                                        it.posts()))
                                .toList()),
                        now));
    }
}
