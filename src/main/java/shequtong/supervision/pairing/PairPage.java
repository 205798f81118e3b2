package shequtong.supervision.pairing;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** Who had one street or community, from when until when. @param next the charge that the next page comes before */
record PairPage(
        String path,
        String code,
        String label,
        boolean assigns,
        List<Pairings.Past> past,
        Function<Long, Shown> names,
        @Nullable Long next)
        implements Html {

    UUID once() {
        return UUID.randomUUID();
    }
}
