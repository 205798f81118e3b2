package shequtong.casework.onbehalf;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Step;
import shequtong.casework.file.Telling;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.SignIn;
import shequtong.kernel.Masked;
import shequtong.kernel.Missing;
import shequtong.notification.Notice;
import shequtong.organization.Belongs;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.residency.Admitted;

/**
 * Who rang or came has the same right to an answer as who writes. Nobody is made a reporter by somebody else: a matter
 * is nobody's until whose it is says so, and till then nobody can judge it in their place.
 */
@Service
@Transactional
class OnBehalf {

    static final Notice.Kind OFFERED = new Notice.Kind("casework.recorded", "phone", "居委会替您记了一件事“%s”，请看是不是您反映的");

    /** Of a case that nobody has taken over. */
    static final PersonId NOBODY = new PersonId(0);

    private final Casework casework;
    private final Cases cases;
    private final Recordings recordings;
    private final Telling telling;
    private final SignIn signIn;
    private final Belongs belongs;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OnBehalf(
            Casework casework,
            Cases cases,
            Recordings recordings,
            Telling telling,
            SignIn signIn,
            Belongs belongs,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.casework = casework;
        this.cases = cases;
        this.recordings = recordings;
        this.telling = telling;
        this.signIn = signIn;
        this.belongs = belongs;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    CaseId record(Duty duty, RecordForm form, @Nullable Phone phone) {
        duty.must(Work.COMMUNITY);
        var now = clock.instant();
        var id = casework.convert(duty, NOBODY, matter(form));
        var it = cases.find(duty.area().id(), id).orElseThrow(() -> new Missing(id));
        cases.save(it, Step.of(Step.Kind.RECORDED, duty, now, ""));
        var member = Optional.ofNullable(phone)
                .flatMap(signIn::known)
                .filter(one -> belongs.homes(one).stream()
                        .anyMatch(lives -> lives.community() == duty.area().id()));
        recordings.add(duty, id, new Recordings.Caller(form.caller().strip(), phone, member.orElse(null)), now);
        audit.record(duty.actor(), "casework.record", id.subject());
        member.ifPresent(one -> offer(one, duty.area().id(), id));
        return id;
    }

    /** Who rang, for whoever has to ring back: the reason is entered before anything is shown. */
    Recordings.Caller look(Duty duty, CaseId id, RingBack why) {
        duty.must(Work.COMMUNITY);
        var caller = recordings.caller(duty, id, clock.instant());
        audit.record(duty.actor(), "casework.caller.look", id.subject(), "reason=" + why.name());
        return caller;
    }

    private static Matter matter(RecordForm form) {
        return new Matter(
                Masked.of(form.title().strip()).words(),
                Masked.of(form.words().strip()).words(),
                Masked.of(form.place().strip()).words(),
                form.category(),
                Objects.requireNonNull(form.visibility()),
                Objects.requireNonNull(form.estate()));
    }

    private void offer(PersonId person, long community, CaseId id) {
        events.publishEvent(Notice.toResident(person, community, OFFERED, RecordedId.subject(id)));
    }

    /** Somebody has moved in, or was known only by their voice so far. A second delivery finds nothing left to offer. */
    @ApplicationModuleListener
    void on(Admitted admitted) {
        signIn.number(admitted.person()).stream()
                .flatMap(phone -> recordings.meet(admitted.community(), admitted.person(), phone).stream())
                .forEach(id -> offer(admitted.person(), admitted.community(), id));
    }

    /** 是我反映的: from now on it is theirs, to press and to judge. */
    void take(Here here, CaseId id) {
        here.mustReside();
        if (!recordings.offered(here, id)) throw new Missing(id);
        var now = clock.instant();
        recordings.take(here, id, now);
        var it = cases.locked(here, id);
        cases.save(it, Step.of(Step.Kind.TAKEN_OVER, here, now, ""));
        audit.record(here.actor(), "casework.record.take", id.subject());
        telling.holder(it.head(), Telling.TAKEN_OVER, here.person());
    }

    /** 不是我: the committee hears of it, and the matter goes on as nobody's. */
    void refuse(Here here, CaseId id) {
        here.mustReside();
        if (!recordings.offered(here, id)) throw new Missing(id);
        recordings.refuse(here, id, clock.instant());
        audit.record(here.actor(), "casework.record.refuse", id.subject());
    }
}
