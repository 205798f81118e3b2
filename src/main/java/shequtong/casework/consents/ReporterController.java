package shequtong.casework.consents;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Dispatches;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Once;

/** Who reported what a body has in hand, where the reporter agreed. Shown once, on this page, and kept nowhere. */
@Controller
@RequestMapping("/d/{area}/tasks/{id}/reporter")
class ReporterController {

    private static final int LONGEST = 100;

    private final Agreeing agreeing;
    private final Dispatches dispatches;
    private final IdentityView identities;
    private final Once once;

    ReporterController(Agreeing agreeing, Dispatches dispatches, IdentityView identities, Once once) {
        this.agreeing = agreeing;
        this.dispatches = dispatches;
        this.identities = identities;
        this.once = once;
    }

    @GetMapping
    ReporterPage form(Duty duty, @PathVariable DispatchId id) {
        return page(duty, id, "", null, Faults.NONE, null);
    }

    @PostMapping
    ReporterPage look(
            Duty duty,
            @PathVariable DispatchId id,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam UUID once) {
        may(duty, id);
        var why = purpose.strip();
        if (why.isEmpty()) return page(duty, id, "", null, Faults.one("purpose", "请写明为什么要看，反映人会看到"), null);
        if (why.length() > LONGEST) return page(duty, id, why, null, Faults.one("purpose", "请写得短一些，100字以内"), null);
        var seen = new AtomicReference<Consents.@Nullable Agreed>();
        try {
            this.once.run(once, () -> seen.set(agreeing.look(duty, id, why)));
        } catch (Refused no) {
            return page(duty, id, why, null, Faults.NONE, no.reason());
        }
        var it = seen.get();
        return it == null
                ? page(duty, id, why, null, Faults.NONE, "刚才已经看过一次了，还要看请再填一遍")
                : page(duty, id, why, identities.agreed(duty, it.community(), it.person()), Faults.NONE, null);
    }

    private void may(Duty duty, DispatchId id) {
        duty.must(Work.HANDLING);
        if (dispatches.caseOf(duty, id).isEmpty()) throw new Missing(id);
        if (!Reporting.needed(duty.mandate().body().kind())) throw new Forbidden("需要联系居民时，请找居（村）委会");
    }

    private ReporterPage page(
            Duty duty,
            DispatchId id,
            String purpose,
            @Nullable Shown raised,
            Faults faults,
            @Nullable String conflict) {
        may(duty, id);
        var task = duty.path("/tasks/" + id.value());
        return new ReporterPage(task + "/reporter", task, purpose, raised, faults, conflict);
    }
}
