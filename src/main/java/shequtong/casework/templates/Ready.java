package shequtong.casework.templates;

import java.util.List;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.web.Html;

/**
 * What is ready to be said about a case, beside the field it is said in.
 *
 * @param unedited whether all that was said so far is a template as it stands
 */
public record Ready(String path, List<Filled> offered, boolean unedited) implements Html {

    public static final Ready NONE = new Ready("", List.of(), false);

    /** A template with its places filled from the case. */
    public record Filled(long id, String label, String words) {}

    /** The words of one of them; nothing for one that is not offered. */
    public String words(long template) {
        return offered.stream()
                .filter(it -> it.id() == template)
                .map(Filled::words)
                .findFirst()
                .orElse("");
    }

    /** Asked for a case that is open, at the committee's desk. */
    @Component
    public static class Offers {

        private final Templates templates;

        Offers(Templates templates) {
            this.templates = templates;
        }

        public Ready of(String path, Standing it) {
            if (!it.open()) return NONE;
            return new Ready(
                    path,
                    templates.offered(it.community(), it.category().code()).stream()
                            .map(one -> new Filled(one.id(), one.label(), Wording.filled(one.words(), it)))
                            .toList(),
                    !it.first().isMet() && templates.onlyUnedited(it));
        }
    }
}
