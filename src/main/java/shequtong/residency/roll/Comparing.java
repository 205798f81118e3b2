package shequtong.residency.roll;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import shequtong.residency.facts.Likeness;

/** A file beside the roll: the same at the preview and at the confirmation. */
@Component
class Comparing {

    private final Snapshot snapshot;
    private final Likeness likeness;
    private final Clock clock;

    Comparing(Snapshot snapshot, Likeness likeness, Clock clock) {
        this.snapshot = snapshot;
        this.likeness = likeness;
        this.clock = clock;
    }

    /** @param drafts one for each row, in the file's order */
    record Compared(Plan plan, Known known, List<Drafts.Draft> drafts, Import.Counts counts, String digest) {}

    void lock(long community) {
        snapshot.lock(community);
    }

    Compared of(long community, List<Row> rows) {
        var reading = Reading.of(rows, snapshot.estates(community), clock);
        var known = snapshot.of(community);
        var plan = Plan.of(reading.lines(), known, likeness, community);
        var faults = new ArrayList<>(reading.faults());
        faults.addAll(plan.faults());
        var faulty = faults.stream().collect(groupingBy(Fault::row));
        var steps = plan.steps().stream().collect(toMap(it -> it.line().number(), Function.identity()));
        var drafts = rows.stream()
                .map(row -> faulty.containsKey(row.number())
                        ? faulty(row, faulty.getOrDefault(row.number(), List.of()))
                        : planned(row, java.util.Objects.requireNonNull(steps.get(row.number()))))
                .toList();
        return new Compared(
                plan,
                known,
                drafts,
                new Import.Counts(
                        count(drafts, Plan.Outcome.ADDED),
                        count(drafts, Plan.Outcome.CHANGED),
                        count(drafts, Plan.Outcome.UNCHANGED),
                        count(drafts, Plan.Outcome.FAULTY)),
                plan.digest());
    }

    private static Drafts.Draft faulty(Row row, List<Fault> faults) {
        return new Drafts.Draft(
                row,
                Plan.Outcome.FAULTY,
                faults.stream().map(Fault::column).toList(),
                faults.stream().map(Fault::reason).toList());
    }

    private static Drafts.Draft planned(Row row, Plan.Step step) {
        return new Drafts.Draft(row, step.outcome(), step.changed(), List.of());
    }

    private static int count(List<Drafts.Draft> drafts, Plan.Outcome outcome) {
        return (int) drafts.stream().filter(it -> it.outcome() == outcome).count();
    }
}
