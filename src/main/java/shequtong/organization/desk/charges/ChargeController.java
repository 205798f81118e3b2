package shequtong.organization.desk.charges;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Tab;
import shequtong.organization.desk.Unit;
import shequtong.organization.desk.Units;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}" + Tab.PATH + "/{unit}/charges/{mechanism}")
class ChargeController {

    private final Units units;
    private final Charges charges;
    private final Naming naming;
    private final IdentityView names;
    private final Once once;

    ChargeController(Units units, Charges charges, Naming naming, IdentityView names, Once once) {
        this.units = units;
        this.charges = charges;
        this.naming = naming;
        this.names = names;
        this.once = once;
    }

    @GetMapping
    ChargePage choose(
            Duty duty,
            @PathVariable String unit,
            @PathVariable Mechanism mechanism,
            @RequestParam(defaultValue = "") String q) {
        return page(duty, unit(duty, unit, mechanism), mechanism, q.strip(), "");
    }

    @PostMapping
    Answer name(
            Duty duty,
            @PathVariable String unit,
            @PathVariable Mechanism mechanism,
            @RequestParam(defaultValue = "0") long mandate,
            @RequestParam UUID once) {
        var it = unit(duty, unit, mechanism);
        if (mandate == 0) return page(duty, it, mechanism, "", "请选一位");
        this.once.run(once, () -> naming.name(duty, it, mechanism, mandate));
        return new Answer.Redirect(duty.path(Tab.PATH + "/" + unit));
    }

    private Unit unit(Duty duty, String code, Mechanism mechanism) {
        May.look(duty);
        var it = units.get(duty, code);
        May.must(May.charge(duty, it));
        if (!mechanism.in(it.area().kind())) throw new Missing(mechanism);
        return it;
    }

    private ChargePage page(Duty duty, Unit unit, Mechanism mechanism, String q, String fault) {
        var found = charges.candidates(duty, unit, mechanism, q);
        var now = charges.of(unit).stream()
                .filter(it -> it.mechanism() == mechanism)
                .findFirst();
        var people = names.officials(Stream.concat(
                        found.stream().map(Charges.Candidate::mandate),
                        now.stream().map(Charges.Charge::mandate))
                .toList());
        List<ChargePage.Choice> choices = found.stream()
                .map(it -> new ChargePage.Choice(it.mandate(), people.apply(it.mandate())))
                .toList();
        return new ChargePage(
                duty.path(Tab.PATH),
                unit.head(),
                mechanism,
                now.map(it -> people.apply(it.mandate())).orElse(null),
                q,
                choices,
                fault);
    }
}
