package shequtong.organization.desk.appointing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.Activation;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Notices;
import shequtong.organization.desk.Unit;
import shequtong.organization.desk.appointing.Appointment.State;
import shequtong.organization.desk.appointing.Handovers.Handover;
import shequtong.organization.desk.charges.Charges;

/**
 * One proposes and, where it weighs, another decides (R108): never for oneself, never above or beside one's own area
 * (AT-42). What is held by somebody is handed over by both; until then the one who goes acts on.
 */
@Service
@Transactional
class Appointing {

    private final Appointments appointments;
    private final Mandates mandates;
    private final Handovers handovers;
    private final Passing passing;
    private final Charges charges;
    private final Activation activation;
    private final AppointingSettings settings;
    private final Notices notices;
    private final Audit audit;

    Appointing(
            Appointments appointments,
            Mandates mandates,
            Handovers handovers,
            Passing passing,
            Charges charges,
            Activation activation,
            AppointingSettings settings,
            Notices notices,
            Audit audit) {
        this.appointments = appointments;
        this.mandates = mandates;
        this.handovers = handovers;
        this.passing = passing;
        this.charges = charges;
        this.activation = activation;
        this.settings = settings;
        this.notices = notices;
        this.audit = audit;
    }

    /** What came of it, and the token with which somebody who never was here comes in: told this once. */
    record Result(long id, State state, Optional<String> token) {}

    /** What was written of a candidate. @param replaces the mandate that is to be handed over, 0 for none */
    record Candidate(String written, Phone phone, String purpose, long replaces) {}

    Result propose(Duty duty, Unit unit, Seat seat, Candidate candidate) {
        May.must(May.appoint(duty, unit).contains(seat.position()));
        mandates.lock(unit.id());
        var person = activation.person(candidate.phone());
        mustBeAnother(duty, person);
        appointments.introduce(person, candidate.written()).ifPresent(_ -> {
            throw new Refused("这个手机号登记的是另一位工作人员，请核对姓名和手机号");
        });
        if (mandates.holds(person, seat)) throw new Refused("这位同事已经在任");
        if (seat.position().work() == Position.Work.PLATFORM && mandates.administers(person))
            throw new Refused("系统管理、安全管理、审计三个职务要由三个人担任");
        var replaces = predecessor(unit.area(), seat, candidate.replaces());
        var id = appointments.propose(duty, unit, seat, person, candidate.purpose(), replaces);
        audit.record(duty.actor(), "organization.propose", subject(id));
        if (!May.needsAnother(duty, seat.position())) return make(duty, appointments.get(duty, id), false);
        var alone = settings.firstAlone()
                && May.approve(duty, seat.position())
                && !appointments.anotherDecides(unit.area(), May.approvers(seat.position()), duty.person(), person);
        return alone ? make(duty, appointments.get(duty, id), true) : new Result(id, State.PROPOSED, Optional.empty());
    }

    /** A 书记 is replaced by the next one; anybody else only if that is what was asked for. */
    private @Nullable Long predecessor(Area area, Seat seat, long replaces) {
        if (seat.position() == Position.PARTY_SECRETARY)
            return mandates.secretary(area)
                    .filter(it -> it.until() == null)
                    .map(it -> it.mandate().id())
                    .orElse(null);
        if (replaces == 0) return null;
        var held = mandates.get(area, replaces);
        if (held.until() != null
                || held.mandate().position() != seat.position()
                || held.mandate().body().id() != seat.body()) throw new Missing("mandate " + replaces);
        return replaces;
    }

    Result approve(Duty duty, long id) {
        var it = decidable(duty, id);
        mustBeAnother(duty, it.person());
        if (it.proposer().equals(duty.person())) throw new Refused("自己提的，要请另一位同意");
        mandates.lock(it.area().id());
        return make(duty, it, false);
    }

    void refuse(Duty duty, long id, String reason) {
        var it = decidable(duty, id);
        appointments.move(id, State.PROPOSED, State.REFUSED, duty.mandate().id(), reason, false, null);
        audit.record(duty.actor(), "organization.refuse", subject(it.id()));
    }

    private Appointment decidable(Duty duty, long id) {
        var it = appointments.get(duty, id);
        May.must(May.approve(duty, it.position()));
        return it;
    }

    /** By whoever proposed it, or may decide it, before it has come true. */
    void withdraw(Duty duty, long id) {
        var it = appointments.get(duty, id);
        if (!it.proposer().equals(duty.person())) May.must(May.approve(duty, it.position()));
        if (!it.state().open()) throw new Refused("已经定了，不能再撤回");
        mandates.lock(it.area().id());
        if (it.handover() != null) handovers.close(it.handover(), Handovers.State.CANCELLED);
        appointments.move(id, it.state(), State.WITHDRAWN, duty.mandate().id(), null, false, null);
        audit.record(duty.actor(), "organization.withdraw", subject(id));
    }

    private Result make(Duty duty, Appointment it, boolean alone) {
        var by = duty.mandate().id();
        var before = it.position() == Position.PARTY_SECRETARY
                ? mandates.secretary(it.area())
                : Optional.ofNullable(it.replaces()).map(held -> mandates.get(it.area(), held));
        audit.record(duty.actor(), alone ? "organization.appoint-alone" : "organization.appoint", subject(it.id()));
        if (before.filter(held -> held.until() == null).isPresent()) {
            var handover = handovers.open(it.id(), before.get(), it.person());
            notices.handing(before.get().person(), it.area().id(), handover);
            appointments.move(it.id(), State.PROPOSED, State.HANDING, by, null, alone, null);
            return new Result(it.id(), State.HANDING, link(it.person()));
        }
        var link = link(it.person());
        var mandate = mandates.give(it.area(), it.seat(), it.person(), it.duty(), mandates.moment());
        before.ifPresent(held -> passing.pass(held.mandate(), mandate, it.area()));
        appointments.move(it.id(), State.PROPOSED, State.MADE, by, null, alone, mandate.id());
        notices.appointed(it.person(), it.area().id(), mandate.id());
        return new Result(it.id(), State.MADE, link);
    }

    /** Whoever holds a post has a way in already. */
    private Optional<String> link(PersonId person) {
        return mandates.holdsAnything(person) ? Optional.empty() : Optional.of(activation.issue(person));
    }

    /** A fresh link for somebody who lost theirs; the old one is void. */
    String invite(Duty duty, Unit unit, long mandate) {
        var it = mandates.get(unit.area(), mandate);
        may(duty, unit, it);
        if (it.until() != null) throw new Refused("任职已经结束");
        audit.record(duty.actor(), "organization.invite", new Subject("organization.mandate", mandate));
        return activation.issue(it.person());
    }

    /** The seat is vacant from now on. What a 委员 or a 社工 had in hand falls to the 书记 (R9). */
    void end(Duty duty, Unit unit, long mandate, String reason) {
        var it = mandates.get(unit.area(), mandate);
        may(duty, unit, it);
        mandates.lock(unit.id());
        if (handovers.of(mandate).isPresent()) throw new Refused("正在交接，请等双方确认，或到“任免”里撤回");
        mandates.end(mandate, duty.mandate().id(), reason, mandates.moment());
        settle(unit.area(), it, duty.mandate().id());
        if (unit.is(Area.Kind.COMMUNITY) && it.mandate().position() != Position.PARTY_SECRETARY)
            mandates.secretary(unit.area())
                    .filter(held -> held.until() == null)
                    .ifPresent(held -> passing.pass(it.mandate(), held.mandate(), unit.area()));
        audit.record(duty.actor(), "organization.end", new Subject("organization.mandate", mandate));
    }

    private static void may(Duty duty, Unit unit, Mandates.Held it) {
        var position = it.mandate().position();
        May.must(May.appoint(duty, unit).contains(position) && May.approve(duty, position));
        mustBeAnother(duty, it.person());
    }

    private void settle(Area area, Mandates.Held it, long by) {
        charges.end(it.mandate().id());
        mandates.blind(it.person(), by);
    }

    /** 交接确认. When both have said so, the post changes hands in this one transaction (S13, B19). */
    void agree(PersonId one, long id, Area area) {
        mandates.lock(area.id());
        handovers.agree(id, one);
        var it = handovers.get(one, id);
        var held = mandates.get(area, it.outgoing());
        var actor = new Actor(one.value(), held.mandate().position().name(), area.id());
        audit.record(actor, "organization.agree", new Subject("organization.handover", id));
        if (!it.agreed()) return;
        change(it, held, area);
        audit.record(actor, "organization.hand-over", new Subject("organization.handover", id));
    }

    private void change(Handover it, Mandates.Held held, Area area) {
        var lines = passing.lines(held.mandate(), area);
        var appointed = passing.appointment(it.appointment());
        var at = mandates.moment();
        mandates.end(held.mandate().id(), appointed.decidedBy(), "换人交接", at);
        var mandate = mandates.give(
                area,
                new Seat(
                        held.mandate().body().id(),
                        held.mandate().body().name(),
                        held.mandate().position()),
                it.comes(),
                appointed.duty(),
                at);
        passing.pass(held.mandate(), mandate, area);
        settle(area, held, appointed.decidedBy());
        for (var n = 0; n < lines.size(); n++) handovers.keep(it.id(), n + 1, lines.get(n));
        handovers.close(it.id(), Handovers.State.DONE);
        appointments.move(it.appointment(), State.HANDING, State.MADE, null, null, false, mandate.id());
        notices.appointed(it.comes(), area.id(), mandate.id());
    }

    private static void mustBeAnother(Duty duty, PersonId person) {
        if (duty.person().equals(person)) throw new Forbidden("不能安排自己");
    }

    private static Subject subject(long id) {
        return new Subject("organization.appointment", id);
    }
}
