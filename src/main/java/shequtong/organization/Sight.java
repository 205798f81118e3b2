package shequtong.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;

/**
 * Answered by every board for its own kind of subject: which of these may the asker see, under which title. Asked when
 * the request comes and never stored, by notices, comments, likes, pictures and the search alike. A bean per kind.
 */
public interface Sight {

    String kind();

    /** Those among the ids that this viewer may see; the others are left out, as if they did not exist. */
    Map<Long, Seen> see(Viewer viewer, Collection<Long> ids);

    default Optional<Seen> see(Viewer viewer, long id) {
        return Optional.ofNullable(see(viewer, List.of(id)).get(id));
    }

    /**
     * @param path where it is to be read by this viewer
     * @param open whether it still takes comments and likes from those who may write
     * @param veiled who chose not to be shown to neighbours (R34), and must not be in the talk about it either
     */
    record Seen(
            String title,
            String path,
            boolean open,
            @Nullable PersonId veiled) {

        public Seen(String title, String path, boolean open) {
            this(title, path, open, null);
        }

        public boolean veils(PersonId person) {
            return person.equals(veiled);
        }
    }
}
