package shequtong.casework.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.Category;
import shequtong.casework.Visibility;
import shequtong.casework.Watching;
import shequtong.casework.catalogue.GridPanel;
import shequtong.casework.closing.ClosingPanel;
import shequtong.casework.common.CommonPanel;
import shequtong.casework.desk.Forms.Typed;
import shequtong.casework.file.Bodies.Body;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Timeline;
import shequtong.casework.joint.JointPanel;
import shequtong.casework.legacy.LegacyPanel;
import shequtong.casework.merging.MergePanel;
import shequtong.casework.promises.Promising.AtTheDesk;
import shequtong.casework.solvers.Solved;
import shequtong.casework.templates.Ready;
import shequtong.casework.ways.DeskWays;
import shequtong.media.Media;
import shequtong.residency.Shown;
import shequtong.web.About;
import shequtong.web.Faults;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * The page of a case at a desk.
 *
 * @param own whether it is the committee's desk, which answers; a 街镇 only dispatches further
 * @param reach where the reporter's telephone may be looked up, with a reason that they see; none at a desk without it
 * @param beyond whether such matters usually go beyond what a community settles itself
 * @param similar what was raised here in the same category during the last year
 * @param conflict why the last act was not done
 * @param since what others did while the writer was writing
 */
record CaseDeskPage(
        String path,
        String list,
        @Nullable String face,
        boolean own,
        Standing standing,
        Shown raised,
        @Nullable String reach,
        @Nullable Shown keeper,
        List<Colleague> colleagues,
        Timeline timeline,
        List<Dispatch> dispatches,
        List<Long> withdrawable,
        List<Body> bodies,
        List<Category> categories,
        boolean beyond,
        List<Standing> similar,
        Solved solved,
        MergePanel merging,
        AtTheDesk promises,
        DeskWays ways,
        @Nullable Watching watching,
        GridPanel grid,
        JointPanel joint,
        LegacyPanel legacy,
        ClosingPanel closing,
        CommonPanel common,
        List<Picture> pictures,
        List<Media.Kept> kept,
        Ready ready,
        Typed typed,
        Faults faults,
        @Nullable String conflict,
        List<Timeline.Entry> since,
        Instant now)
        implements Html, About {

    @Override
    public Opened about() {
        return Opened.of(standing.community(), standing.id().subject());
    }

    record Colleague(long mandate, Shown shown) {}

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    /** In the order of the list, so that a select can group them. */
    Map<String, List<Category>> groups() {
        return categories.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Category::major, java.util.LinkedHashMap::new, java.util.stream.Collectors.toList()));
    }

    List<Body> near() {
        return bodies.stream().filter(Body::near).toList();
    }

    List<Body> others() {
        return bodies.stream().filter(it -> !it.near()).toList();
    }

    boolean hasProperty() {
        return bodies.stream().anyMatch(it -> it.near() && it.property());
    }

    boolean hasGridCentre() {
        return bodies.stream().anyMatch(Body::gridCentre);
    }

    /** Whether the form is unfolded: when it is the next thing to do, or was not accepted. */
    boolean answering() {
        return typed.answer().version() > 0 || standing.first().isMet() && !waits();
    }

    /** Told to the committee alone: who will read it is said by a page, which no script replaces. */
    boolean told() {
        return standing.visibility() == Visibility.COMMITTEE;
    }

    boolean waits() {
        return dispatches.stream().anyMatch(Dispatch::open);
    }
}
