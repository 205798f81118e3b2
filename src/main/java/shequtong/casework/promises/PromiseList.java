package shequtong.casework.promises;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * What was promised in a case, for everybody who may see it.
 *
 * @param desk where promises are kept and put off; none for residents
 */
public record PromiseList(List<Promise> all, @Nullable String desk, Instant now) implements Html {

    public boolean isEmpty() {
        return all.isEmpty();
    }
}
