package shequtong.auditing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.audit.Verdict;
import shequtong.audit.Verifier;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Place;

/** Whether the record is whole may be asked by the district for all of it, by a street for itself and what is below. */
@Controller
@RequestMapping("/d/{area}" + CheckController.PATH)
class CheckController {

    static final String PATH = AuditController.PATH + "/check";

    private static final Set<Position> WHOLE = Set.of(Position.AUDIT_ADMIN, Position.DISTRICT_STAFF);
    private static final Set<Position> BELOW = Set.of(Position.STREET_STAFF, Position.STREET_LEADER);

    private final Verifier verifier;
    private final Trail trail;
    private final Areas areas;
    private final Reading reading;
    private final ReentrantLock running = new ReentrantLock();

    CheckController(Verifier verifier, Trail trail, Areas areas, Reading reading) {
        this.verifier = verifier;
        this.trail = trail;
        this.areas = areas;
        this.reading = reading;
    }

    @Bean
    static Place auditCheckPlace() {
        return Place.desk(
                91,
                "审计",
                PATH,
                "shield-check",
                "核对审计链",
                Set.of(
                        Position.AUDIT_ADMIN.name(),
                        Position.DISTRICT_STAFF.name(),
                        Position.STREET_STAFF.name(),
                        Position.STREET_LEADER.name()));
    }

    @GetMapping
    CheckPage page(Duty duty) {
        return new CheckPage(duty.path(PATH), whole(duty), null, List.of());
    }

    /** It reads everything, so one at a time is enough for a node. */
    @PostMapping
    CheckPage check(Duty duty) {
        var whole = whole(duty);
        if (!running.tryLock()) throw new Refused("正在核对，请过一会儿再来看结果");
        try {
            var verdict = whole ? verifier.verify() : verifier.verify(Set.copyOf(trail.below(duty.area())));
            reading.verified(duty, verdict.findings().size());
            return new CheckPage(duty.path(PATH), whole, verdict, findings(verdict));
        } finally {
            running.unlock();
        }
    }

    private List<CheckPage.Finding> findings(Verdict verdict) {
        var labels = areas
                .all(verdict.findings().stream()
                        .map(Verdict.Finding::area)
                        .distinct()
                        .toList())
                .stream()
                .collect(java.util.stream.Collectors.toMap(it -> it.id(), it -> it.label()));
        return verdict.findings().stream()
                .map(it -> new CheckPage.Finding(
                        labels.getOrDefault(it.area(), ""), it.kind().words(it.number())))
                .toList();
    }

    private static boolean whole(Duty duty) {
        if (WHOLE.contains(duty.mandate().position())) return true;
        if (BELOW.contains(duty.mandate().position())) return false;
        throw new Forbidden("核对审计链由审计员、区社建办和街镇来做");
    }
}
