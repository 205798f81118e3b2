package shequtong.residency.roll;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.Likeness;

/** One entry put right at the desk, by 两委 and without a second person; the audit knows who. */
@Service
@Transactional
class Corrections {

    private final Dwellings dwellings;
    private final Snapshot snapshot;
    private final Register register;
    private final Likeness likeness;
    private final Audit audit;
    private final Clock clock;

    Corrections(
            Dwellings dwellings, Snapshot snapshot, Register register, Likeness likeness, Audit audit, Clock clock) {
        this.dwellings = dwellings;
        this.snapshot = snapshot;
        this.register = register;
        this.likeness = likeness;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The same rules as for a file, for one row of it.
     *
     * @param entry 0 for somebody new
     * @return what is wrong; nothing when it was written
     */
    List<Fault> enter(Duty duty, long dwelling, long entry, Row row) {
        ImportDesk.mustDecide(duty);
        var community = duty.area().id();
        var home = dwellings.get(community, dwelling);
        var reading = Reading.of(List.of(row), snapshot.estates(community), clock);
        if (!reading.faults().isEmpty()) return reading.faults();
        snapshot.lock(community);
        var known = snapshot.of(community);
        var name = Likeness.key(likeness.name(community, FullName.of(row.at(Column.NAME))));
        var meant = entry == 0 ? known : known.renamed(entry, dwelling, name).orElseThrow(() -> new Missing(entry));
        if (known.livesBeside(entry, dwelling, name))
            return List.of(new Fault(row.number(), Column.NAME, "这一室已经有同名的人了"));
        var plan = Plan.of(reading.lines(), meant, likeness, community);
        if (!plan.faults().isEmpty()) return plan.faults();
        register.replace(community, plan, meant, duty.mandate().id());
        audit.record(duty.actor(), "residency.correct-roll", home.subject());
        return List.of();
    }

    void strike(Duty duty, long dwelling, long entry) {
        ImportDesk.mustDecide(duty);
        var community = duty.area().id();
        var home = dwellings.get(community, dwelling);
        register.strike(community, dwelling, entry);
        audit.record(duty.actor(), "residency.correct-roll", home.subject());
    }

    void describe(Duty duty, long dwelling, @Nullable BigDecimal area, Use use, String note) {
        ImportDesk.mustDecide(duty);
        var home = dwellings.get(duty.area().id(), dwelling);
        dwellings.rewrite(duty.area().id(), dwelling, area, use, note);
        audit.record(duty.actor(), "residency.correct-roll", home.subject());
    }
}
