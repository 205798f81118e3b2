package shequtong.casework.merging;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.Progress;
import shequtong.casework.file.Standing;
import shequtong.media.Media;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.organization.Viewer;

/** Puts the panel together: for most cases two statements that find nothing. */
@Component
public class MergePanels {

    private final Merges merges;
    private final Similarity similarity;
    private final Media media;
    private final Clock clock;

    MergePanels(Merges merges, Similarity similarity, Media media, Clock clock) {
        this.merges = merges;
        this.similarity = similarity;
        this.media = media;
        this.clock = clock;
    }

    public MergePanel of(Here here, Standing it) {
        return panel(here, it, null, List.of());
    }

    public MergePanel of(Duty duty, Standing it) {
        var own = duty.does(Work.COMMUNITY);
        var similar = own && Duplicate.tied(it).isEmpty()
                ? similarity
                        .to(
                                duty,
                                it.community(),
                                it.title() + it.words(),
                                it.id().value(),
                                true)
                        .stream()
                        .filter(first -> Duplicate.refused(it, first).isEmpty())
                        .toList()
                : List.<Standing>of();
        return panel(
                duty,
                it,
                own && (it.open() || MergePanel.merged(it))
                        ? duty.path("/cases/" + it.id().value())
                        : null,
                similar);
    }

    private MergePanel panel(Viewer viewer, Standing it, @Nullable String path, List<Standing> similar) {
        var merged = MergePanel.merged(it);
        var within = merges.within(viewer, it);
        var pictures = media.of(
                viewer,
                CaseId.KIND,
                within.stream().map(one -> one.id().value()).toList());
        return new MergePanel(
                path,
                it.version(),
                merged,
                merged
                        ? merges.into(viewer, it)
                                .map(one -> line(viewer, one, List.of()))
                                .orElse(null)
                        : null,
                within.stream()
                        .map(one ->
                                line(viewer, one, pictures.getOrDefault(one.id().value(), List.of())))
                        .toList(),
                similar.stream()
                        .map(one -> new MergePanel.Offer(line(viewer, one, List.of()), Duplicate.apart(it, one)))
                        .toList(),
                Duplicate.tied(it).orElse(null));
    }

    private MergePanel.Line line(Viewer viewer, Standing it, List<shequtong.web.Picture> pictures) {
        return new MergePanel.Line(
                viewer.path("/cases/" + it.id().value()),
                it.number(),
                it.title(),
                Progress.of(it, clock.instant()),
                pictures);
    }
}
