package shequtong.neighbours;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Visibility;
import shequtong.media.MediaId;

/**
 * What comes from the form 我要说. What a browser leaves out or makes up becomes the first choice, so all of it is text;
 * what a person writes is never changed.
 *
 * @param category a category's code, or {@link #MORE}
 * @param more the one chosen in the list of all; what is left of both is in category
 * @param kept photos that were taken in before
 * @param drop the one among them to leave out, when its cross was pressed
 * @param story the number of what is being edited
 */
record StoryForm(
        String kind,

        @NotBlank(message = "请写一写是什么事") @Size(max = Content.WORDS, message = "请写得短一些，500字以内") String words,

        @Size(max = Content.PLACE, message = "请写得短一些，60字以内") String place,

        String estate,
        String category,
        String more,
        String visibility,
        List<String> kept,
        String drop,
        String story,
        String once) {

    static final String MORE = "more";

    StoryForm {
        kind = StoryKind.of(text(kind)).name();
        words = text(words);
        place = text(place);
        estate = text(estate);
        category = text(category).isEmpty() || category.equals(MORE) ? text(more) : category;
        more = "";
        visibility = text(visibility);
        kept = kept == null
                ? List.of()
                : kept.stream().filter(MediaId::isOne).distinct().toList();
        drop = text(drop);
        story = text(story);
        once = key(text(once));
    }

    static StoryForm of(String kind, String words, String place, long estate, String category, String visibility) {
        return new StoryForm(
                kind, words, place, Long.toString(estate), category, "", visibility, List.of(), "", "", "");
    }

    static StoryForm of(Story story) {
        var it = story.content();
        return of(
                        it.kind().name(),
                        it.words(),
                        it.place(),
                        it.estate(),
                        text(it.category()),
                        it.visibility().name())
                .editing(story.id());
    }

    /** The photos the form goes on with. */
    StoryForm with(List<MediaId> photos) {
        var left = photos.stream()
                .map(MediaId::value)
                .filter(it -> !it.equals(drop))
                .toList();
        return new StoryForm(kind, words, place, estate, category, more, visibility, left, "", story, once);
    }

    StoryForm editing(StoryId id) {
        return new StoryForm(
                kind, words, place, estate, category, more, visibility, kept, drop, Long.toString(id.value()), once);
    }

    List<MediaId> photos() {
        return kept.stream().map(MediaId::new).toList();
    }

    StoryKind said() {
        return StoryKind.of(kind);
    }

    Visibility choice() {
        return Arrays.stream(Visibility.values())
                .filter(it -> it.name().equals(visibility))
                .findFirst()
                .orElse(Visibility.PUBLIC);
    }

    /** 0 when none was chosen. */
    long where() {
        return number(estate);
    }

    boolean edits() {
        return number(story) != 0;
    }

    StoryId edited() {
        return new StoryId(number(story));
    }

    UUID key() {
        return UUID.fromString(once);
    }

    Content content() {
        return Content.of(said(), words, place, where(), category.isEmpty() ? null : category, choice());
    }

    /** A browser that sends no key gets one, so that its form is done at least once. */
    private static String key(String once) {
        return once.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? once
                : UUID.randomUUID().toString();
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
