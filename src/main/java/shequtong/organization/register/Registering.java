package shequtong.organization.register;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Chain;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** 居村册的换版: the office of the district prepares a newer edition, and a second person of it confirms (R108). */
@Service
@Transactional
class Registering {

    private final Editions editions;
    private final Tree tree;
    private final Audit audit;

    Registering(Editions editions, Tree tree, Audit audit) {
        this.editions = editions;
        this.tree = tree;
        this.audit = audit;
    }

    /**
     * @param obstacles what has to be mended before it can be confirmed
     * @param seal of all lines, so that nobody confirms what they have not seen
     * @param halved whether it would end more than half of what there is: probably not the whole file
     */
    record Preview(
            Editions.Draft draft,
            Edition edition,
            List<Known> known,
            List<Change> changes,
            List<String> obstacles,
            String seal,
            boolean halved) {

        Map<What, Long> counts() {
            return changes.stream().collect(groupingBy(Change::what, () -> new EnumMap<>(What.class), counting()));
        }
    }

    static void must(Duty duty) {
        if (duty.mandate().position() != Position.DISTRICT_STAFF) throw new Forbidden("居村册由区社建办的工作人员维护");
    }

    long prepare(Duty duty, String title, String sheet) {
        must(duty);
        var id = editions.prepare(duty, title, sheet);
        record(duty, "organization.prepare-edition", id);
        return id;
    }

    @Transactional(readOnly = true)
    public Preview preview(Duty duty, long id) {
        must(duty);
        return preview(duty, editions.get(duty, id));
    }

    private Preview preview(Duty duty, Editions.Draft draft) {
        var edition = Objects.requireNonNull(
                EditionFile.read(draft.sheet(), duty.area().code()).edition());
        var known = tree.known(duty.area().id());
        var slugs = tree.slugs();
        var changes = Plan.of(known, edition, editions.decisions(draft.id()), slugs);
        var ending = changes.stream().filter(it -> it.what().ends()).count();
        return new Preview(
                draft,
                edition,
                known,
                changes,
                Plan.obstacles(changes, slugs),
                seal(changes),
                ending * 2 > known.stream().filter(Known::open).count());
    }

    private static String seal(List<Change> changes) {
        var seal = Chain.START;
        for (var it : changes)
            seal = Chain.next(seal, it.what().name(), it.code(), it.label(), it.parent(), it.other(), it.slug());
        return seal;
    }

    void correct(Duty duty, long id, Decision decision) {
        must(duty);
        editions.get(duty, id);
        editions.decide(id, decision);
        record(duty, "organization.correct-edition", id);
    }

    /** @param seen the seal of the preview on which the button was pressed */
    void confirm(Duty duty, long id, String seen) {
        must(duty);
        var draft = editions.get(duty, id);
        if (draft.own()) throw new Refused("这份册子是您自己准备的，要由区社建办的另一位同事确认");
        tree.lock();
        var preview = preview(duty, draft);
        if (!preview.seal().equals(seen)) throw new Refused("您看的时候内容有了变化，请刷新，再看一遍后确认");
        if (!preview.obstacles().isEmpty())
            throw new Refused(preview.obstacles().getFirst());
        editions.close(duty, id, "CONFIRMED", summary(preview.counts()));
        tree.write(preview.changes());
        record(duty, "organization.confirm-edition", id);
    }

    void discard(Duty duty, long id) {
        must(duty);
        editions.get(duty, id);
        editions.close(duty, id, "DISCARDED", "");
        record(duty, "organization.discard-edition", id);
    }

    /** What a correction typed by hand means, or what is wrong with it. */
    @Transactional(readOnly = true)
    public Corrections.Answer read(Duty duty, long id, String code, What what, String other, String slug) {
        var preview = preview(duty, id);
        var change = preview.changes().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Missing(code));
        return new Corrections(preview, tree.slugs()).read(change, what, other.strip(), slug.strip());
    }

    static String summary(Map<What, Long> counts) {
        var parts = new ArrayList<String>();
        counts.forEach((what, number) -> parts.add(what.label() + number));
        return parts.isEmpty() ? "没有变化" : parts.stream().collect(Collectors.joining("、"));
    }

    private void record(Duty duty, String act, long id) {
        audit.record(duty.actor(), act, new Subject("organization.edition", id));
    }
}
