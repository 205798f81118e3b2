package shequtong.neighbours;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.Category;
import shequtong.casework.Prompt;
import shequtong.casework.Visibility;
import shequtong.media.Media;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param path of the board; the form's addresses go on from it
 * @param prompts what is asked about each kind of matter (S15), the narrowest first
 * @param rules where the community says how to raise one
 * @param restored whether it shows what was put aside before
 * @param preview as neighbours will see it
 * @param unseen whether the preview is that neighbours will not see it
 * @param starred whether numbers in it will be starred
 * @param similar what was reported before
 */
record RaisePage(
        String path,
        String community,
        String committee,
        StoryForm form,
        Faults faults,
        List<Estate> estates,
        List<Category> categories,
        List<Media.Kept> photos,
        List<Prompt> prompts,
        String rules,
        boolean restored,
        @Nullable StoryCard preview,
        boolean unseen,
        boolean starred,
        SimilarMatters similar)
        implements Html {

    /** The name under which a browser keeps what is being typed. */
    static final String DRAFT = "story";

    static final List<String> PLACES = List.of("楼道", "电梯", "地下车库", "大门口", "中心广场", "垃圾房", "绿化带", "河边");

    record Estate(long id, String label) {}

    @Override
    public HttpStatus status() {
        return faults.status();
    }

    boolean editing() {
        return form.edits();
    }

    /** What has been sent stays what it is: a matter stays a matter. */
    List<StoryKind> kinds() {
        return List.of(StoryKind.values()).stream()
                .filter(it -> !editing() || it.matter() == form.said().matter())
                .toList();
    }

    List<Visibility> choices() {
        return List.of(Visibility.values()).stream()
                .filter(it ->
                        !editing() || it != Visibility.COMMITTEE || form.said().matter())
                .toList();
    }

    String explained(Visibility choice) {
        return switch (choice) {
            case PUBLIC -> "邻居看得到内容，也看得到您的称呼";
            case UNNAMED -> "邻居看得到内容，看不到是谁发的；" + committee + "看得到";
            case COMMITTEE -> "涉及隐私时选它，邻居看不到；只用于反映问题和提建议";
        };
    }

    List<Category> chosen() {
        return categories.stream().filter(Category::chosen).toList();
    }

    /** 故障 alone says nothing: 电梯故障. */
    String label(Category category) {
        var brief = category.major().length() <= 2 && category.minor().length() <= 2;
        return brief ? category.major() + category.minor() : category.minor();
    }

    /** A category that is not among the few is chosen in the list of all. */
    boolean other() {
        return !form.category().isEmpty()
                && chosen().stream().noneMatch(it -> it.code().equals(form.category()));
    }

    /** What is about the committee itself goes past it (R49), with what is written so far. */
    String complaint() {
        return path.substring(0, path.length() - StoryController.PATH.length()) + "/complaints/new";
    }

    String action() {
        return editing() ? path + "/" + form.story() + "/edit" : path;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
