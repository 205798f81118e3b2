package shequtong.neighbours;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Visibility;
import shequtong.conversation.Conversation;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.media.Media;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.web.Picture;

/** Puts together what a row of the board shows: its names, photos, clocks and counts, each asked for all rows at once. */
@Component
class StoryCards {

    private final Stories stories;
    private final IdentityView identities;
    private final Media media;
    private final Conversation conversation;
    private final Casework casework;
    private final NeighboursSettings settings;
    private final Clock clock;

    StoryCards(
            Stories stories,
            IdentityView identities,
            Media media,
            Conversation conversation,
            Casework casework,
            NeighboursSettings settings,
            Clock clock) {
        this.stories = stories;
        this.identities = identities;
        this.media = media;
        this.conversation = conversation;
        this.casework = casework;
        this.settings = settings;
        this.clock = clock;
    }

    Slice<StoryCard> page(Here here, Show show, Cursor after) {
        var found = Slice.of(
                stories.recent(here, show, after, Slice.FETCH),
                it -> new Cursor(it.at(), it.id().value()));
        return new Slice<>(of(here, found.rows()), found.next());
    }

    List<StoryCard> of(Here here, List<Story> rows) {
        if (rows.isEmpty()) return List.of();
        var shown = identities.of(
                here, here.community().id(), rows.stream().map(Story::from).toList());
        var pictures = media.of(
                here, StoryId.KIND, rows.stream().map(it -> it.id().value()).toList());
        var cases = rows.stream()
                .map(Story::caseId)
                .filter(Objects::nonNull)
                .map(CaseId::value)
                .toList();
        var progress = casework.progress(here, cases);
        var same = casework.same(here, cases);
        var tallies =
                conversation.tallies(here, rows.stream().map(StoryCards::talk).toList());
        return rows.stream()
                .map(it -> {
                    var tally = Objects.requireNonNull(tallies.get(talk(it)));
                    var all = pictures.getOrDefault(it.id().value(), List.of());
                    return new StoryCard(
                            it.id().value(),
                            it.path(here),
                            shown.apply(it.from()),
                            it.at(),
                            it.editedAt() != null,
                            it.content().kind().icon(),
                            it.content().kind().label(),
                            it.content().title(),
                            it.content().words(),
                            it.content().place(),
                            all.subList(0, Math.min(all.size(), StoryCard.PICTURES)),
                            note(here, it),
                            it.caseId() == null
                                    ? null
                                    : progress.get(it.caseId().value()),
                            it.caseId() == null ? null : same.get(it.caseId().value()),
                            it.caseId() == null ? tally.like() : null,
                            tally.comments(),
                            acts(here, it));
                })
                .toList();
    }

    StoryCard of(Here here, Story story) {
        return of(here, List.of(story)).getFirst();
    }

    /** “别人看到的样子”: as a neighbour of another building reads it. */
    StoryCard preview(Here here, Content content, List<Picture> pictures) {
        return new StoryCard(
                0,
                null,
                identities.asNeighboursSee(here, content.visibility() != Visibility.PUBLIC),
                clock.instant(),
                false,
                content.kind().icon(),
                content.kind().label(),
                content.title(),
                content.words(),
                content.place(),
                pictures.subList(0, Math.min(pictures.size(), StoryCard.PICTURES)),
                null,
                null,
                null,
                null,
                0,
                List.of());
    }

    boolean editable(Here here, Story story) {
        return story.isOf(here) && story.at().plus(settings.editable()).isAfter(clock.instant());
    }

    private List<StoryCard.Act> acts(Here here, Story story) {
        if (!story.isOf(here) || !here.resides()) return List.of();
        var acts = new ArrayList<StoryCard.Act>();
        var path = here.path("/stories/" + story.id().value());
        if (editable(here, story)) acts.add(new StoryCard.Act(path + "/edit", "pencil", "修改"));
        if (story.caseId() == null) acts.add(new StoryCard.Act(path + "/removal", "trash", "撤回"));
        else if (story.content().visibility() != Visibility.COMMITTEE)
            acts.add(new StoryCard.Act(path + "/removal", "eye-off", "不给邻居看"));
        return acts;
    }

    private static @Nullable String note(Here here, Story story) {
        return switch (story.content().visibility()) {
            case PUBLIC -> null;
            case UNNAMED -> story.isOf(here) ? "邻居看不到是您发的" : null;
            case COMMITTEE -> "只有" + here.community().committee() + "看得到";
        };
    }

    private static Subject talk(Story story) {
        return story.caseId() != null && story.content().kind().matter()
                ? story.caseId().subject()
                : story.id().subject();
    }
}
