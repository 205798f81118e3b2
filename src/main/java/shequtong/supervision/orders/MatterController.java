package shequtong.supervision.orders;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.casework.CaseId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Sight.Seen;
import shequtong.organization.Sights;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.supervision.Places;
import shequtong.supervision.Places.Place;
import shequtong.supervision.orders.Words.Found;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** A matter as it is looked at from above: what was found in it before, and a form for what is found now (S109, R55). */
@Controller
@RequestMapping("/d/{area}/observatory/{unit}/cases/{id}")
class MatterController {

    private final Places places;
    private final Matters matters;
    private final Sights sights;
    private final Noting noting;
    private final FindingLists findings;
    private final OrderLists orders;
    private final IdentityView names;
    private final Once once;
    private final Clock clock;

    MatterController(
            Places places,
            Matters matters,
            Sights sights,
            Noting noting,
            FindingLists findings,
            OrderLists orders,
            IdentityView names,
            Once once,
            Clock clock) {
        this.places = places;
        this.matters = matters;
        this.sights = sights;
        this.noting = noting;
        this.findings = findings;
        this.orders = orders;
        this.names = names;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    MatterPage one(Duty duty, @PathVariable String unit, @PathVariable CaseId id) {
        Eyes.mustPatrol(duty);
        return page(duty, places.get(duty, unit), id, Found.none(), Faults.NONE, null);
    }

    @PostMapping("/findings")
    Answer note(Duty duty, @PathVariable String unit, @PathVariable CaseId id, @Valid Found found, BindingResult form) {
        Eyes.mustPatrol(duty);
        var place = places.get(duty, unit);
        var matter = matter(place, id, sights.see(duty, id.subject()));
        found.check(form);
        if (form.hasErrors()) return page(duty, place, id, found, Faults.of(form), null);
        try {
            return new Answer.Redirect(duty.path(once.answer(found.once(), () -> done(duty, place, matter, found))));
        } catch (Refused no) {
            return page(duty, place, id, found, Faults.NONE, no.reason());
        }
    }

    private String done(Duty duty, Place place, Matters.Matter matter, Found found) {
        var about = matter.id().subject();
        var fault = Objects.requireNonNull(found.fault());
        return switch (found.act()) {
            case "ORDER" ->
                OrderController.PATH + "/"
                        + noting.order(duty, place, about, fault, found.words(), found.within())
                                .value();
            case "REMARK" ->
                FindingController.PATH + "/"
                        + noting.remark(duty, place, about, fault, found.words())
                                .value();
            default ->
                FindingController.PATH + "/"
                        + noting.note(duty, place, about, fault, found.words()).value();
        };
    }

    /** What they may open at this moment: by their right, or because it lies at their desk. */
    private Matters.Matter matter(Place place, CaseId id, Optional<Seen> ours) {
        return matters.find(place, id, ours.isPresent()).orElseThrow(() -> new Missing(id));
    }

    private MatterPage page(Duty duty, Place place, CaseId id, Found found, Faults faults, @Nullable String conflict) {
        var ours = sights.see(duty, id.subject());
        var it = matter(place, id, ours);
        var remarks = findings.about(place.id(), id.subject());
        var demanded = orders.about(place.id(), id.subject());
        return new MatterPage(
                duty.path(""),
                place,
                it,
                ours.map(Seen::path).orElse(place.face("/cases/" + id.value())),
                noting.opened(duty, id.subject()),
                Eyes.oversees(duty) && place.inspected(),
                remarks.stream().map(one -> FindingLine.of(duty, one)).toList(),
                demanded.stream().map(one -> OrderLine.of(duty, one)).toList(),
                names.officials(java.util.stream.Stream.concat(
                                remarks.stream().map(one -> one.head().mandate()),
                                demanded.stream().map(one -> one.head().mandate()))
                        .toList()),
                found,
                faults,
                conflict,
                clock.instant());
    }
}
