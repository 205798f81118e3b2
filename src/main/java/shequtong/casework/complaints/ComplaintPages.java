package shequtong.casework.complaints;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.complaints.ComplaintController.Verdict;
import shequtong.casework.complaints.HearingController.Reply;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Timeline;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.media.Media;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Viewer;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.residency.Looking;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Picture;

/** Puts the pages of complaints together. */
@Component
class ComplaintPages {

    private static final Subject NONE = new Subject(ComplaintId.KIND, 0);

    private final Complaints complaints;
    private final ComplaintPath path;
    private final Bodies bodies;
    private final IdentityView identities;
    private final Areas areas;
    private final Media media;
    private final Clock clock;

    ComplaintPages(
            Complaints complaints,
            ComplaintPath path,
            Bodies bodies,
            IdentityView identities,
            Areas areas,
            Media media,
            Clock clock) {
        this.complaints = complaints;
        this.path = path;
        this.bodies = bodies;
        this.identities = identities;
        this.areas = areas;
        this.media = media;
        this.clock = clock;
    }

    ComplaintsPage mine(Here here, Slice<Complaint> found) {
        var path = here.path(ComplaintController.PATH);
        return new ComplaintsPage(
                path,
                here.path("/me"),
                areas.above(here.community().id()).label(),
                found.map(it -> ComplaintLine.of(it, path)),
                clock.instant());
    }

    ComplaintFormPage form(Here here, ComplaintForm form, Faults faults) {
        var committee = bodies.committee(here.community().id());
        var shown = identities.officials(
                committee.stream().map(Bodies.Colleague::mandate).toList());
        var street = areas.above(here.community().id());
        var heard = !complaints
                .hearers(street.id(), here.community().id(), List.of(), here.person(), clock.instant())
                .isEmpty();
        return new ComplaintFormPage(
                here.path(ComplaintController.PATH),
                here.path("/stories/new"),
                here.community().label(),
                here.community().committee(),
                street.label(),
                heard,
                committee.stream()
                        .map(it -> new ComplaintFormPage.Official(it.mandate(), shown.apply(it.mandate())))
                        .toList(),
                media.kept(here, NONE, form.kept()),
                form,
                faults);
    }

    ComplaintPage own(
            Here here,
            ComplaintId id,
            boolean sent,
            ComplaintForm.Say say,
            Verdict verdict,
            Faults faults,
            @Nullable String conflict) {
        var it = complaints.own(here, id);
        var path = here.path(ComplaintController.PATH);
        return new ComplaintPage(
                path,
                here.community().committee(),
                areas.above(here.community().id()).label(),
                ComplaintLine.of(it, path),
                it.head().words(),
                named(it),
                pictures(here, id),
                timeline(here, it, false),
                it instanceof Complaint.Answered answered ? answered.rateDue() : null,
                !(it instanceof Complaint.Closed),
                sent,
                say,
                verdict,
                faults,
                conflict,
                clock.instant());
    }

    HearingsPage queue(Duty duty, boolean done, Slice<Complaint> found) {
        var path = duty.path(ComplaintController.PATH);
        return new HearingsPage(path, done, found.map(it -> ComplaintLine.of(it, path)), clock.instant());
    }

    HearingPage heard(
            Duty duty, Complaint it, ComplaintForm.Say say, Reply reply, Faults faults, @Nullable String conflict) {
        var head = it.head();
        var path = duty.path(ComplaintController.PATH);
        var open = it instanceof Complaint.Open;
        return new HearingPage(
                path,
                ComplaintLine.of(it, path),
                head.words(),
                named(it),
                identities.of(duty, head.community(), Author.resident(head.reporter(), false)),
                it instanceof Complaint.Closed
                        ? null
                        : Looking.path(duty, head.reporter()).orElse(null),
                pictures(duty, head.id()),
                timeline(duty, it, true),
                open,
                !(it instanceof Complaint.Closed),
                head.version(),
                say,
                reply,
                faults,
                conflict,
                clock.instant());
    }

    private List<Shown> named(Complaint it) {
        return it.head().named().isEmpty()
                ? List.of()
                : it.head().named().stream()
                        .map(identities.officers(it.head().named()))
                        .toList();
    }

    private List<Picture> pictures(Viewer viewer, ComplaintId id) {
        return media.of(viewer, ComplaintId.KIND, List.of(id.value())).getOrDefault(id.value(), List.of());
    }

    private Timeline timeline(Viewer viewer, Complaint it, boolean inner) {
        var steps = path.of(it.head(), inner);
        var shown = identities.of(
                viewer,
                it.head().community(),
                steps.stream().map(ComplaintStep::author).distinct().toList());
        return new Timeline(steps.stream().map(step -> entry(step, shown)).toList(), next(it));
    }

    private static Timeline.Entry entry(ComplaintStep step, Function<Author, Shown> shown) {
        var who = shown.apply(step.author());
        var official = step.author().mandate() == 0 ? "" : (who.place() + " " + who.text()).strip();
        return new Timeline.Entry(
                0,
                title(step),
                style(step),
                icon(step),
                step.at(),
                "",
                !step.shown(),
                Stream.of(official).filter(it -> !it.isEmpty()).toList(),
                "",
                null,
                step.words(),
                step.kind() == ComplaintStep.Kind.RATED || step.kind() == ComplaintStep.Kind.ADDED,
                List.of(),
                null);
    }

    private static String title(ComplaintStep step) {
        return switch (step.kind()) {
            case REPORTED -> "反映到街镇";
            case ADDED -> "反映人补充";
            case REPLIED -> "街镇回复";
            case NOTED -> "内部备注";
            case ANSWERED ->
                "街镇答复" + (step.finding() == null ? "" : "：" + step.finding().label());
            case RATED ->
                "反映人评价："
                        + (step.grade() == null ? "" : step.grade().label())
                        + (step.resolved() == null ? "" : "，" + step.resolved().label());
            case LAPSED -> "到期没有评价，已办结";
        };
    }

    private static String style(ComplaintStep step) {
        return switch (step.kind()) {
            case REPORTED, ADDED, RATED -> "is-resident";
            case NOTED -> "is-inner";
            case ANSWERED -> "is-ok";
            case REPLIED, LAPSED -> "";
        };
    }

    private static String icon(ComplaintStep step) {
        return switch (step.kind()) {
            case REPORTED, ADDED -> "pencil";
            case REPLIED -> "message-2";
            case NOTED -> "lock";
            case ANSWERED -> "check";
            case RATED -> step.grade() != null && step.grade().dissatisfied() ? "mood-sad" : "mood-smile";
            case LAPSED -> "archive";
        };
    }

    private static List<Timeline.Next> next(Complaint it) {
        var next = new ArrayList<Timeline.Next>();
        var head = it.head();
        Instant rate = it instanceof Complaint.Answered answered ? answered.rateDue() : null;
        if (it instanceof Complaint.Closed) return next;
        if (it instanceof Complaint.Open) {
            if (head.firstAnsweredAt() == null) next.add(new Timeline.Next("街镇受理", "message-2", "", head.firstDue()));
            next.add(new Timeline.Next("街镇答复", "check", "", head.handleDue()));
        }
        next.add(new Timeline.Next("由反映人评价", "mood-smile", "解决了没有、满不满意，反映人说了算", rate));
        return next;
    }
}
