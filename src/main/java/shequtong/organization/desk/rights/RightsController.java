package shequtong.organization.desk.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Tab;
import shequtong.organization.desk.Unit;
import shequtong.organization.desk.Units;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Dates;
import shequtong.web.Faults;
import shequtong.web.Moments;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}" + RightsController.PATH)
class RightsController {

    static final String PATH = Tab.PATH + "/rights";

    private static final int WORDS = 200;
    private static final int UNITS = 30;
    private static final Cursor SOONEST = new Cursor(Instant.EPOCH, 0);

    private final Asks asks;
    private final Rights rights;
    private final Granting granting;
    private final Units units;
    private final IdentityView names;
    private final Once once;
    private final Clock clock;

    RightsController(
            Asks asks, Rights rights, Granting granting, Units units, IdentityView names, Once once, Clock clock) {
        this.asks = asks;
        this.rights = rights;
        this.granting = granting;
        this.units = units;
        this.names = names;
        this.once = once;
        this.clock = clock;
    }

    /** @param until a day by Shanghai's clock, as the browser writes it: the right lasts to its end */
    record Form(
            List<String> unit,
            @Nullable Long mandate,
            @Nullable Boolean inspects,
            String until,
            String purpose) {

        Form {
            unit = unit == null ? List.of() : List.copyOf(unit);
            if (until == null) until = "";
            if (purpose == null) purpose = "";
        }

        long whom() {
            return mandate == null ? 0 : mandate;
        }

        boolean inspecting() {
            return Boolean.TRUE.equals(inspects);
        }

        Optional<Instant> end() {
            return Dates.day(until)
                    .map(it -> it.plusDays(1).atStartOfDay(Moments.SHANGHAI).toInstant());
        }
    }

    @GetMapping
    RightsPage list(Duty duty, @RequestParam(defaultValue = "NOW") String tab, @RequestParam Optional<Cursor> after) {
        see(duty);
        var waiting = tab.equals("WAITING")
                ? asks.waiting(duty, after.orElse(Cursor.START))
                : new Slice<Ask>(List.of(), null);
        var found = tab.equals("WAITING")
                ? new Slice<Rights.Right>(List.of(), null)
                : rights.list(duty, tab.equals("NOW"), after.orElse(tab.equals("NOW") ? SOONEST : Cursor.START));
        var people = names.officers(Stream.concat(
                        waiting.rows().stream().flatMap(it -> Stream.of(it.person(), it.proposer())),
                        found.rows().stream().map(Rights.Right::person))
                .toList());
        return new RightsPage(
                duty.path(PATH),
                Tab.of(duty, Tab.Of.RIGHTS),
                tab,
                waiting.rows().stream()
                        .map(it -> new RightsPage.Waiting(
                                it,
                                May.grantSight(duty)
                                        && !it.person().equals(duty.person())
                                        && !it.proposer().equals(duty.person()),
                                it.proposer().equals(duty.person())))
                        .toList(),
                found.rows(),
                May.grantSight(duty),
                May.askForSight(duty),
                people,
                tab.equals("WAITING") ? waiting.next() : found.next());
    }

    @GetMapping("/new")
    AskPage form(
            Duty duty, @RequestParam(defaultValue = "") List<String> unit, @RequestParam(defaultValue = "") String q) {
        ask(duty);
        return page(duty, new Form(unit, null, null, "", ""), q.strip(), Faults.NONE, null);
    }

    @PostMapping
    Answer propose(Duty duty, @ModelAttribute Form form, BindingResult faults, @RequestParam UUID once) {
        ask(duty);
        var until = form.end();
        if (form.whom() == 0) faults.rejectValue("mandate", "mandate", "请选给谁");
        if (until.isEmpty()) faults.rejectValue("until", "until", "请选到哪一天为止");
        if (form.purpose().isBlank() || form.purpose().strip().length() > WORDS)
            faults.rejectValue("purpose", "purpose", "请写明用途，200字以内");
        if (faults.hasErrors()) return page(duty, form, "", Faults.of(faults), null);
        try {
            this.once.run(
                    once,
                    () -> granting.ask(
                            duty,
                            form.whom(),
                            form.unit(),
                            form.inspecting(),
                            until.orElseThrow(),
                            form.purpose().strip()));
        } catch (Refused e) {
            return page(duty, form, "", Faults.NONE, e.reason());
        }
        return new Answer.Redirect(duty.path(PATH + "?tab=WAITING"));
    }

    @PostMapping("/{id}/approval")
    Answer grant(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        see(duty);
        this.once.run(once, () -> granting.grant(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }

    @PostMapping("/{id}/refusal")
    Answer refuse(
            Duty duty, @PathVariable long id, @RequestParam(defaultValue = "") String reason, @RequestParam UUID once) {
        see(duty);
        var why = reason(reason);
        this.once.run(once, () -> granting.refuse(duty, id, why));
        return new Answer.Redirect(duty.path(PATH + "?tab=WAITING"));
    }

    @PostMapping("/{id}/withdrawal")
    Answer withdraw(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        see(duty);
        this.once.run(once, () -> granting.withdraw(duty, id));
        return new Answer.Redirect(duty.path(PATH + "?tab=WAITING"));
    }

    @PostMapping("/{id}/revocation")
    Answer revoke(
            Duty duty, @PathVariable long id, @RequestParam(defaultValue = "") String reason, @RequestParam UUID once) {
        see(duty);
        var why = reason(reason);
        this.once.run(once, () -> granting.revoke(duty, id, why));
        return new Answer.Redirect(duty.path(PATH));
    }

    private static String reason(String typed) {
        if (typed.isBlank() || typed.strip().length() > WORDS) throw new Refused("请写明理由，200字以内");
        return typed.strip();
    }

    private static void see(Duty duty) {
        May.look(duty);
        May.must(May.seeRights(duty));
    }

    private static void ask(Duty duty) {
        see(duty);
        May.must(May.askForSight(duty));
    }

    private AskPage page(Duty duty, Form form, String q, Faults faults, @Nullable String refusal) {
        if (form.unit().size() > UNITS) throw new Refused("一次最多选" + UNITS + "个");
        var chosen = units.below(duty, form.unit());
        if (chosen.size() < form.unit().stream().distinct().count()) throw new Missing(form.unit());
        var found = asks.candidates(duty, q, 0);
        var people = names.officials(found.stream().map(Asks.Candidate::mandate).toList());
        return new AskPage(
                duty.path(PATH),
                chosen.stream().map(Unit::head).toList(),
                q,
                found.stream()
                        .map(it -> new AskPage.Choice(it.mandate(), people.apply(it.mandate())))
                        .toList(),
                form,
                LocalDate.ofInstant(clock.instant().plus(Granting.LONGEST), Moments.SHANGHAI)
                        .minusDays(1)
                        .toString(),
                faults,
                refusal);
    }
}
