package shequtong.residency.mine;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.Entered;
import shequtong.identity.PersonId;
import shequtong.identity.SignIn;
import shequtong.kernel.Refused;
import shequtong.organization.Entrances;
import shequtong.residency.Closed;
import shequtong.residency.ResidencySettings;
import shequtong.residency.household.Memberships.Ending;
import shequtong.residency.household.Settling;
import shequtong.residency.joining.WorkingDays;

/** 注销. Asked for, thought over for some days, done by itself; signing in again is thinking better of it (R100, R101). */
@Service
class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Closings closings;
    private final Settling settling;
    private final SignIn signIn;
    private final Entrances entrances;
    private final WorkingDays workingDays;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final ResidencySettings settings;
    private final Clock clock;

    Closing(
            Closings closings,
            Settling settling,
            SignIn signIn,
            Entrances entrances,
            WorkingDays workingDays,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            ResidencySettings settings,
            Clock clock) {
        this.closings = closings;
        this.settling = settling;
        this.signIn = signIn;
        this.entrances = entrances;
        this.workingDays = workingDays;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> closeAccounts(Closing closing) {
        return Tasks.recurring("residency.closing", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> closing.closeThoseDue());
    }

    /** From now on they are signed out everywhere: coming back in is the way to take it back. */
    @Transactional
    public void ask(PersonId me) {
        if (entrances.of(me).stream().anyMatch(it -> it.path().startsWith("/d/")))
            throw new Refused("您还有工作身份，请先请上级办好交接再注销");
        closings.ask(me, workingDays.after(clock.instant(), settings.closing()));
        signIn.leaveEverywhere(me);
        audit.record(Actor.self(me.value()), "residency.ask-to-close", me.subject());
    }

    @EventListener
    void on(Entered it) {
        if (closings.cancel(it.person()))
            audit.record(
                    Actor.self(it.person().value()),
                    "residency.keep-account",
                    it.person().subject());
    }

    /** Each in a transaction of its own: one that fails is tried again and holds up nobody. Numbers only are logged. */
    void closeThoseDue() {
        var due = closings.due();
        var closed = due.stream()
                .filter(it -> Boolean.TRUE.equals(transaction.execute(_ -> close(it))))
                .count();
        if (!due.isEmpty()) LOG.info("注销：到期{}个账号，办完{}个", due.size(), closed);
    }

    private boolean close(PersonId person) {
        if (!closings.take(person)) return false;
        closings.homes(person).forEach(it -> settling.depart(person, it, Ending.CLOSED, person, 0, ""));
        closings.forget(person);
        signIn.erase(person);
        events.publishEvent(new Closed(person));
        audit.record(Actor.clock(0), "residency.close-account", person.subject());
        return true;
    }
}
