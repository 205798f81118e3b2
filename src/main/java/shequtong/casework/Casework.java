package shequtong.casework;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Categories;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Intake;
import shequtong.casework.file.Lists;
import shequtong.casework.file.Sames;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Telling;
import shequtong.casework.merging.Similarity;
import shequtong.conversation.Commented;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.organization.Section;
import shequtong.organization.SectionHanded;
import shequtong.organization.Viewer;

/** What the modules above may ask for: a matter becomes a case, and any list may show how it stands. */
@Service
@Transactional
public class Casework {

    private final Intake intake;
    private final Cases cases;
    private final Sames sames;
    private final Standings standings;
    private final Lists lists;
    private final Similarity similarity;
    private final Categories categories;
    private final Clocks clocks;
    private final Telling telling;
    private final CaseworkSettings settings;
    private final Audit audit;
    private final Clock clock;

    Casework(
            Intake intake,
            Cases cases,
            Sames sames,
            Standings standings,
            Lists lists,
            Similarity similarity,
            Categories categories,
            Clocks clocks,
            Telling telling,
            CaseworkSettings settings,
            Audit audit,
            Clock clock) {
        this.intake = intake;
        this.cases = cases;
        this.sames = sames;
        this.standings = standings;
        this.lists = lists;
        this.similarity = similarity;
        this.categories = categories;
        this.clocks = clocks;
        this.telling = telling;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** A resident raises a matter. From now on somebody is responsible for it, and the first clock runs. */
    public CaseId open(Here here, Matter matter) {
        here.mustReside();
        return open(here, here.person(), matter);
    }

    /** The same, of what sounds like an emergency: the urgent limits hold, and whoever is responsible is told so (R36). */
    public CaseId openUrgent(Here here, Matter matter) {
        here.mustReside();
        var id = intake.open(here.area(), here.person(), matter, clocks.urgent(clock.instant()));
        intake.flag(here.area(), id);
        audit.record(here.actor(), "casework.open", id.subject(), "urgent");
        cases.find(here.area().id(), id)
                .map(Case::head)
                .ifPresent(it -> telling.holder(it, Telling.URGENT, here.person()));
        return id;
    }

    /** The committee makes a case of what a resident wrote or said; the resident stays its reporter. */
    public CaseId convert(Viewer staff, PersonId reporter, Matter matter) {
        var ours = switch (staff) {
            case Here here -> here.capacity() == Here.Capacity.STAFF;
            case Duty duty -> duty.does(Work.COMMUNITY);
        };
        if (!ours) throw new Missing(staff.area());
        return open(staff, reporter, matter);
    }

    private CaseId open(Viewer viewer, PersonId reporter, Matter matter) {
        var now = clock.instant();
        var id = intake.open(viewer.area(), reporter, matter, times(matter, now));
        audit.record(viewer.actor(), "casework.open", id.subject());
        cases.find(viewer.area().id(), id)
                .map(Case::head)
                .ifPresent(it -> telling.holder(it, Telling.RAISED, viewer.person()));
        return id;
    }

    /** Its reporter may still change the words, for a quarter of an hour and until somebody answers (R29). */
    public void reword(Here here, CaseId id, Matter matter) {
        var now = clock.instant();
        var it = cases.get(here, id);
        if (!it.head().reporter().equals(here.person())) throw new Missing(id);
        var reportedAt = it.head().times().reportedAt();
        if (!(it instanceof Case.Reported)
                || reportedAt.plus(settings.reworded()).isBefore(now)) throw new Refused("已经有人在办了，不能再改。有补充请写在评论里");
        intake.reword(here, id, matter, now.minus(settings.reworded()), times(matter, reportedAt));
        audit.record(here.actor(), "casework.reword", id.subject());
    }

    /** Its reporter shows it to the committee alone from now on; the case goes on (R29). */
    public void hide(Here here, CaseId id) {
        intake.hide(here, id);
        audit.record(here.actor(), "casework.hide", id.subject());
    }

    private Case.Times times(Matter matter, Instant from) {
        return new Case.Times(
                from, clocks.first(matter.category(), from), null, from, clocks.handling(matter.category(), from));
    }

    @Transactional(readOnly = true)
    public List<Category> offered() {
        return categories.offered();
    }

    /** For the rows of a list: those among the cases that the viewer may see. */
    @Transactional(readOnly = true)
    public Map<Long, Progress> progress(Viewer viewer, Collection<Long> ids) {
        var now = clock.instant();
        return standings.all(viewer, ids).stream().collect(toMap(it -> it.id().value(), it -> Progress.of(it, now)));
    }

    /** For the rows of a list: 我也遇到, on those among the cases that the viewer may see. */
    @Transactional(readOnly = true)
    public Map<Long, Same> same(Here here, Collection<Long> ids) {
        return sames.of(here, ids).stream()
                .collect(toMap(
                        Sames.Met::id,
                        it -> new Same(
                                here.path("/cases/" + it.id() + "/same"),
                                it.count(),
                                it.met(),
                                here.resides() && !it.mine())));
    }

    /** What of this community may be the same as what is being written, for whoever writes it: three at most (R36). */
    @Transactional(readOnly = true)
    public List<MatterLine> similar(Here here, String words) {
        var now = clock.instant();
        return similarity.to(here, here.community().id(), words, 0, true).stream()
                .map(it -> new MatterLine(
                        it.id(),
                        it.title(),
                        here.path("/cases/" + it.id().value()),
                        it.reportedAt(),
                        Progress.of(it, now)))
                .toList();
    }

    /** 我的事项: what this person has raised here, the newest first. */
    @Transactional(readOnly = true)
    public Slice<MatterLine> mine(Here here, Cursor after) {
        var now = clock.instant();
        return lists.mine(here, after)
                .map(it -> new MatterLine(
                        it.id(),
                        it.title(),
                        here.path("/cases/" + it.id().value()),
                        it.reportedAt(),
                        Progress.of(it, now)));
    }

    /** For 我的: what became of all that this person raised here. */
    @Transactional(readOnly = true)
    public MyTally tally(Here here) {
        return lists.tally(here);
    }

    /** 快到时限: what is due first for this colleague, or at the desk of a 街镇, one page of it. */
    @Transactional(readOnly = true)
    public List<MatterLine> urgent(Duty duty) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var now = clock.instant();
        return lists.queue(duty, duty.does(Work.COMMUNITY) ? "MINE" : "ALL", Lists.FIRST).rows().stream()
                .map(it -> new MatterLine(
                        it.id(),
                        it.title(),
                        duty.path("/cases/" + it.id().value()),
                        it.reportedAt(),
                        Progress.of(it, now)))
                .toList();
    }

    /** Whoever reported it is told that neighbours talk about it. */
    @ApplicationModuleListener
    void on(Commented comment) {
        if (!comment.about().kind().equals(CaseId.KIND)) return;
        cases.find(comment.community(), new CaseId(comment.about().id()))
                .map(Case::head)
                .ifPresent(it -> telling.commented(it, comment));
    }

    /** What lies on this desk. */
    @Transactional(readOnly = true)
    public Counts counts(Duty duty) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        return lists.counts(duty);
    }

    /** 今日工作: what of it is this colleague's (S14); a 街镇 has it in common. */
    @Transactional(readOnly = true)
    public Counts own(Duty duty) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        return duty.does(Work.COMMUNITY) ? lists.own(duty) : lists.counts(duty);
    }

    /** In the transaction that gives the section away: what waits in it has one holder at any moment. */
    @EventListener
    void on(SectionHanded section) {
        if (section.kind().equals(Section.STORIES)) intake.handOver(section.community(), section.from(), section.to());
    }

    /** How many dispatches this desk's body has still to answer. */
    @Transactional(readOnly = true)
    public int tasks(Duty duty) {
        duty.must(Work.HANDLING, Work.COORDINATING);
        return lists.tasks(duty);
    }
}
