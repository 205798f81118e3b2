package shequtong.neighbours;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.FieldError;
import shequtong.casework.Casework;
import shequtong.casework.Prompts;
import shequtong.casework.Visibility;
import shequtong.kernel.Subject;
import shequtong.media.Media;
import shequtong.neighbours.RaiseController.Filled;
import shequtong.organization.Area;
import shequtong.organization.Areas;
import shequtong.organization.Here;
import shequtong.web.Faults;

/** The form 我要说 in all its states, and the checks that need to know the community. */
@Component
class RaisePages {

    private static final int LONG_ENOUGH = 6;

    /** Of no draft: nothing hangs on it. */
    private static final Subject NONE = new Subject(Drafts.KIND, 0);

    private final Drafts drafts;
    private final Stories stories;
    private final StoryCards cards;
    private final Media media;
    private final Casework casework;
    private final Prompts prompts;
    private final Areas areas;

    RaisePages(
            Drafts drafts,
            Stories stories,
            StoryCards cards,
            Media media,
            Casework casework,
            Prompts prompts,
            Areas areas) {
        this.drafts = drafts;
        this.stories = stories;
        this.cards = cards;
        this.media = media;
        this.casework = casework;
        this.prompts = prompts;
        this.areas = areas;
    }

    RaisePage fresh(Here here) {
        var draft = drafts.of(here);
        var form = draft.map(it -> it.form().with(media.at(it.subject()))).orElseGet(() -> empty(here));
        return page(here, form, Faults.NONE, draft.isPresent(), null, false);
    }

    RaisePage edit(Here here, Story story) {
        var form = StoryForm.of(story).with(media.at(story.id().subject()));
        return page(here, form, Faults.NONE, false, null, false);
    }

    /** Only while it is new, and long enough to be about something. */
    SimilarMatters similar(Here here, StoryForm form) {
        var words = form.words().strip();
        return new SimilarMatters(
                form.edits() || !form.said().matter() || words.length() < LONG_ENOUGH
                        ? List.of()
                        : casework.similar(here, words));
    }

    RaisePage again(Here here, Filled form) {
        return page(here, form.story(), Faults.NONE, false, null, false);
    }

    RaisePage wrong(Here here, Filled form) {
        return page(here, form.story(), form.faults(), false, null, false);
    }

    AlarmPage alarm(Here here, Filled form, List<Emergency> meant) {
        return new AlarmPage(here.path(StoryController.PATH), form.story(), usable(here, form.story()), meant);
    }

    RaisePage preview(Here here, Filled form) {
        var content = form.story().content();
        var pictures =
                usable(here, form.story()).stream().map(Media.Kept::picture).toList();
        var hidden = content.visibility() == Visibility.COMMITTEE;
        return page(
                here, form.story(), Faults.NONE, false, hidden ? null : cards.preview(here, content, pictures), hidden);
    }

    /** The photos of the form that are its sender's to use: new ones, the draft's, those of the story being edited. */
    List<Media.Kept> usable(Here here, StoryForm form) {
        var hangs = !form.edits()
                ? drafts.of(here).map(Drafts.Draft::subject).orElse(NONE)
                : form.edited().subject();
        return media.kept(here, hangs, form.photos());
    }

    List<FieldError> check(Here here, StoryForm form) {
        var faults = new ArrayList<FieldError>();
        if (form.said() == StoryKind.PROBLEM && form.place().isBlank())
            faults.add(RaiseController.fault("place", "请写明在哪里，办事的人才找得到"));
        if (areas.estates(here.community().id()).stream().noneMatch(it -> it.id() == form.where()))
            faults.add(RaiseController.fault("estate", "请选是哪个小区"));
        if (!form.category().isEmpty()
                && casework.offered().stream().noneMatch(it -> it.code().equals(form.category())))
            faults.add(RaiseController.fault("category", "请重新选一个类别"));
        if (form.choice() == Visibility.COMMITTEE && !form.said().matter())
            faults.add(RaiseController.fault("visibility", form.said().label() + "是给邻居看的，请选公开或不向邻居显示您"));
        return faults;
    }

    /** Three taps from home to the end (S4): what can be known is filled in. */
    private StoryForm empty(Here here) {
        var estates = areas.estates(here.community().id());
        var estate = estates.size() == 1
                ? Optional.of(estates.getFirst())
                : stories.lastEstate(here)
                        .flatMap(it ->
                                estates.stream().filter(one -> one.id() == it).findFirst());
        return StoryForm.of(
                StoryKind.PROBLEM.name(),
                "",
                estate.map(Area::label).orElse(""),
                estate.map(Area::id).orElse(0L),
                "",
                Visibility.PUBLIC.name());
    }

    private RaisePage page(
            Here here, StoryForm form, Faults faults, boolean restored, @Nullable StoryCard preview, boolean unseen) {
        return new RaisePage(
                here.path(StoryController.PATH),
                here.community().label(),
                here.community().committee(),
                form,
                faults,
                areas.estates(here.community().id()).stream()
                        .map(it -> new RaisePage.Estate(it.id(), it.label()))
                        .toList(),
                casework.offered(),
                usable(here, form),
                prompts.of(here),
                prompts.rules(here),
                restored,
                preview,
                unseen,
                form.content().starred(),
                similar(here, form));
    }
}
