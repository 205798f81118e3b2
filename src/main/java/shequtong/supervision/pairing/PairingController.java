package shequtong.supervision.pairing;

import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Contacts;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.web.Answer;
import shequtong.web.Dates;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 分片联系人: who has what, what has nobody, and the form that gives several places to somebody at once. */
@Controller
@RequestMapping("/d/{area}" + PairingController.PATH)
class PairingController {

    static final String PATH = "/pairing";

    /** As long as a committee of three years; it may be given anew. */
    private static final Period LONGEST = Period.ofYears(3);

    private final Pairings pairings;
    private final Contacts contacts;
    private final IdentityView names;
    private final Once once;
    private final Clock clock;

    PairingController(Pairings pairings, Contacts contacts, IdentityView names, Once once, Clock clock) {
        this.pairings = pairings;
        this.contacts = contacts;
        this.names = names;
        this.once = once;
        this.clock = clock;
    }

    /** @param whom words of a name or a body, to find whom to give a patch */
    record Look(String q, String whom, @Nullable Boolean holes, String after) {
        Look {
            q = q == null ? "" : q.strip();
            whom = whom == null ? "" : whom.strip();
            if (after == null) after = "";
        }

        boolean vacant() {
            return Boolean.TRUE.equals(holes);
        }
    }

    record Form(List<String> unit, @Nullable Long mandate, String until) {

        static final Form NONE = new Form(List.of(), null, "");

        Form {
            unit = unit == null ? List.of() : List.copyOf(unit);
            until = until == null ? "" : until.strip();
        }

        long chosen() {
            return mandate == null ? 0 : mandate;
        }
    }

    @GetMapping
    PairingPage list(Duty duty, Look look) {
        Eyes.mustPair(duty);
        return page(duty, look, Form.NONE, Faults.NONE, null);
    }

    @PostMapping
    Answer assign(Duty duty, Look look, Form form, @RequestParam UUID once) {
        mustAssign(duty);
        if (form.unit().isEmpty()) return page(duty, look, form, Faults.one("unit", "请勾选要联系的地方"), null);
        if (form.chosen() == 0) return page(duty, look, form, Faults.one("mandate", "请选由谁联系"), null);
        var until = Dates.day(form.until());
        var wrong = until.isEmpty() && !form.until().isEmpty()
                ? Optional.of("日期写得不对，请重新选")
                : until.flatMap(it -> Dates.tooFar(it, LONGEST, clock.instant()));
        if (wrong.isPresent()) return page(duty, look, form, Faults.one("until", wrong.get()), null);
        try {
            this.once.run(once, () -> contacts.assign(duty, form.chosen(), form.unit(), until.orElse(null)));
        } catch (Refused no) {
            return page(duty, look, form, Faults.NONE, no.reason());
        }
        return new Answer.Redirect(duty.path(PATH));
    }

    @GetMapping("/{unit}")
    PairPage one(Duty duty, @PathVariable String unit, @RequestParam(defaultValue = "0") long before) {
        Eyes.mustPair(duty);
        var it = pairings.get(duty, unit);
        var found = pairings.of(it, before == 0 ? Long.MAX_VALUE : before);
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        return new PairPage(
                duty.path(PATH),
                it.code(),
                it.label(),
                Contacts.gives(duty),
                shown,
                names.officials(shown.stream().map(Pairings.Past::mandate).toList()),
                found.size() > Slice.SIZE ? shown.getLast().id() : null);
    }

    @PostMapping("/{unit}/{charge}/ending")
    Answer end(Duty duty, @PathVariable String unit, @PathVariable long charge, @RequestParam UUID once) {
        mustAssign(duty);
        this.once.run(once, () -> contacts.end(duty, unit, charge));
        return new Answer.Redirect(duty.path(PATH + "/" + unit));
    }

    /** The grid centre reads who has what; it gives nothing away. */
    private static void mustAssign(Duty duty) {
        Eyes.mustPair(duty);
        if (!Contacts.gives(duty)) throw new Forbidden("您在这里的职务没有这项权限");
    }

    private PairingPage page(Duty duty, Look look, Form form, Faults faults, @Nullable String refusal) {
        var found = pairings.below(duty, look.q(), look.vacant(), look.after());
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        var candidates = Contacts.gives(duty) ? pairings.candidates(duty, look.whom()) : List.<Pairings.Candidate>of();
        return new PairingPage(
                duty.path(PATH),
                duty.area().kind() == Area.Kind.DISTRICT,
                Contacts.gives(duty),
                look,
                pairings.holes(duty),
                shown,
                candidates,
                names.officials(Stream.concat(
                                shown.stream().flatMap(it -> it.contacts().stream()),
                                candidates.stream().map(Pairings.Candidate::mandate))
                        .toList()),
                found.size() > Slice.SIZE ? shown.getLast().code() : null,
                form,
                faults,
                refusal);
    }
}
