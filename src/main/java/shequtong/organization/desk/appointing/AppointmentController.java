package shequtong.organization.desk.appointing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.Activation;
import shequtong.identity.Phone;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Tab;
import shequtong.organization.desk.Unit;
import shequtong.organization.desk.Units;
import shequtong.organization.desk.appointing.Appointing.Candidate;
import shequtong.organization.desk.appointing.Appointing.Result;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}" + Tab.PATH)
class AppointmentController {

    static final String PATH = Tab.PATH + "/appointments";

    private static final int NAME = 60;
    private static final int WORDS = 200;

    private final Units units;
    private final Appointments appointments;
    private final Mandates mandates;
    private final Appointing appointing;
    private final IdentityView names;
    private final Once once;
    private final String url;

    AppointmentController(
            Units units,
            Appointments appointments,
            Mandates mandates,
            Appointing appointing,
            IdentityView names,
            Once once,
            @Value("${shequtong.url:http://localhost:8080}") String url) {
        this.units = units;
        this.appointments = appointments;
        this.mandates = mandates;
        this.appointing = appointing;
        this.names = names;
        this.once = once;
        this.url = url.replaceFirst("/+$", "");
    }

    /** @param replaces the mandate that is to be handed over, 0 for none */
    record Form(
            String seat,
            String written,
            String phone,
            String purpose,
            @Nullable Long replaces) {

        Form {
            if (seat == null) seat = "";
            if (written == null) written = "";
            if (phone == null) phone = "";
            if (purpose == null) purpose = "";
            if (replaces == null) replaces = 0L;
        }

        long before() {
            return replaces == null ? 0 : replaces;
        }
    }

    @GetMapping("/{unit}/appointments/new")
    CandidatePage form(Duty duty, @PathVariable String unit, @RequestParam(defaultValue = "0") long replaces) {
        var it = unit(duty, unit);
        return page(duty, it, new Form("", "", "", "", replaces), Faults.NONE, null);
    }

    @PostMapping("/{unit}/appointments")
    Answer propose(
            Duty duty,
            @PathVariable String unit,
            @ModelAttribute Form form,
            BindingResult faults,
            @RequestParam UUID once) {
        var it = unit(duty, unit);
        var seat = appointments.seats(it, May.appoint(duty, it)).stream()
                .filter(one -> one.key().equals(form.seat()))
                .findFirst();
        var phone = Phone.of(form.phone());
        if (seat.isEmpty()) faults.rejectValue("seat", "seat", "请选职务");
        if (form.written().isBlank() || form.written().strip().length() > NAME)
            faults.rejectValue("written", "written", "请填姓名，60字以内");
        if (phone.isEmpty()) faults.rejectValue("phone", "phone", "请填11位手机号");
        if (form.purpose().strip().length() > WORDS) faults.rejectValue("purpose", "purpose", "分工请写得短一些，200字以内");
        if (faults.hasErrors()) return page(duty, it, form, Faults.of(faults), null);
        var candidate = new Candidate(
                form.written().strip(), phone.orElseThrow(), form.purpose().strip(), form.before());
        try {
            return told(
                    duty, once, () -> appointing.propose(duty, it, seat.orElseThrow(), candidate), back(duty, unit));
        } catch (Refused e) {
            return page(duty, it, form, Faults.NONE, e.reason());
        }
    }

    @GetMapping("/appointments")
    AppointmentsPage list(
            Duty duty, @RequestParam(defaultValue = "true") boolean open, @RequestParam Optional<Cursor> after) {
        May.look(duty);
        May.must(May.seeAppointments(duty));
        var found = appointments.list(duty, open, after.orElse(Cursor.START));
        var rows = found.rows().stream().map(it -> row(duty, it)).toList();
        return new AppointmentsPage(
                duty.path(PATH),
                duty.path(Tab.PATH),
                Tab.of(duty, Tab.Of.APPOINTMENTS),
                open,
                rows,
                names.officials(rows.stream()
                        .flatMap(it -> Stream.concat(Stream.of(it.proposedBy()), Stream.ofNullable(it.decidedBy())))
                        .toList()),
                names.officers(
                        rows.stream().map(AppointmentsPage.Row::candidate).toList()),
                found.next());
    }

    private static AppointmentsPage.Row row(Duty duty, Appointment it) {
        var mayDecide = May.approve(duty, it.position());
        var another = !it.proposer().equals(duty.person()) && !it.person().equals(duty.person());
        return new AppointmentsPage.Row(
                it.id(),
                it.area().label(),
                it.seat().text(),
                it.duty(),
                it.person(),
                it.proposedBy(),
                it.proposedAt(),
                it.state(),
                it.decidedBy(),
                it.reason(),
                it.alone(),
                it.state() == Appointment.State.PROPOSED && mayDecide && another,
                it.state().open() && (mayDecide || it.proposer().equals(duty.person())));
    }

    @PostMapping("/appointments/{id}/approval")
    Answer approve(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        look(duty);
        return told(duty, once, () -> appointing.approve(duty, id), duty.path(PATH));
    }

    @PostMapping("/appointments/{id}/refusal")
    Answer refuse(
            Duty duty, @PathVariable long id, @RequestParam(defaultValue = "") String reason, @RequestParam UUID once) {
        look(duty);
        if (reason.isBlank() || reason.strip().length() > WORDS) throw new Refused("请写明为什么不同意，200字以内");
        this.once.run(once, () -> appointing.refuse(duty, id, reason.strip()));
        return new Answer.Redirect(duty.path(PATH));
    }

    @PostMapping("/appointments/{id}/withdrawal")
    Answer withdraw(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        look(duty);
        this.once.run(once, () -> appointing.withdraw(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }

    /** The token is in this answer and nowhere else: asked for again, the page says where a new one is to be had. */
    private ResultPage told(Duty duty, UUID key, Supplier<Result> deed, String back) {
        var fresh = new Result[1];
        var id = Long.parseLong(once.answer(key, () -> {
            fresh[0] = deed.get();
            return String.valueOf(fresh[0].id());
        }));
        var it = appointments.get(duty, id);
        var link = fresh[0] == null
                ? null
                : fresh[0].token()
                        .map(token -> url + Activation.PATH + "/" + token)
                        .orElse(null);
        return new ResultPage(
                back,
                names.officers(List.of(it.person())).apply(it.person()),
                it.seat().text(),
                it.state().label(),
                link,
                it.state() != Appointment.State.PROPOSED,
                (int) Activation.LIFE.toDays());
    }

    private static void look(Duty duty) {
        May.look(duty);
        May.must(May.seeAppointments(duty));
    }

    private Unit unit(Duty duty, String code) {
        May.look(duty);
        var it = units.get(duty, code);
        May.must(!May.appoint(duty, it).isEmpty());
        return it;
    }

    private static String back(Duty duty, String unit) {
        return duty.path(Tab.PATH + "/" + unit);
    }

    private CandidatePage page(Duty duty, Unit unit, Form form, Faults faults, @Nullable String refusal) {
        var seats = appointments.seats(unit, May.appoint(duty, unit));
        var replaced = form.before() == 0
                ? Optional.<Mandates.Held>empty()
                : Optional.of(mandates.get(unit.area(), form.before()));
        var only = replaced.map(it -> seats.stream()
                        .filter(seat -> seat.position() == it.mandate().position()
                                && seat.body() == it.mandate().body().id())
                        .toList())
                .orElse(seats);
        return new CandidatePage(
                duty.path(Tab.PATH),
                unit.head(),
                only,
                replaced.map(it -> names.officials(List.of(it.mandate().id()))
                                .apply(it.mandate().id()))
                        .orElse(null),
                only.size() == 1
                        ? new Form(only.getFirst().key(), form.written(), form.phone(), form.purpose(), form.before())
                        : form,
                faults,
                refusal);
    }
}
