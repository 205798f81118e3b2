package shequtong.supervision.quiet;

import static java.time.temporal.ChronoUnit.DAYS;
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
import shequtong.web.Jobs;
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
        if (quiet.isEmpty()) Jobs.run(this::night);
    }

    /** Each district is compared within itself, and each community for as long as it was on board. */
    void night() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Moments.SHANGHAI);
        var since = today.minusMonths(MONTHS);
        quiet.forgetClosed();
        quiet.told(since).stream()
                .collect(groupingBy(Quiet.Told::district))
                .values()
                .forEach(all -> quiet.keep(
                        Radar.read(
                                all.stream().map(it -> place(it, since, today)).toList()),
                        now));
    }

    private Radar.Place place(Quiet.Told it, LocalDate since, LocalDate today) {
        var aboard =
                it.aboard() == null ? today : LocalDate.ofInstant(it.aboard().toInstant(), Moments.SHANGHAI);
        return new Radar.Place(
                it.community(),
                it.type(),
                !aboard.isBefore(today.minusMonths(YOUNG)),
                households.in(areas.get(it.community())).residents(),
                share(aboard, since, today),
                it.posts());
    }

    /** Both days are days of it. */
    static double share(LocalDate aboard, LocalDate since, LocalDate today) {
        var from = aboard.isBefore(since) ? since : aboard.isAfter(today) ? today : aboard;
        return (DAYS.between(from, today) + 1.0) / (DAYS.between(since, today) + 1);
    }
}
