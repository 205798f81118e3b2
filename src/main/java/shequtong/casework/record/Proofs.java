package shequtong.casework.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Step;
import shequtong.media.Media;

/** Recomputes the chain of a case for somebody who may see it. */
@Component
class Proofs {

    private final Links links;
    private final Media media;

    Proofs(Links links, Media media) {
        this.links = links;
        this.media = media;
    }

    /**
     * @param inner whether the reader may know what the committee's own notes are
     * @param typed a receipt that the reader has
     */
    Proof of(Standing it, boolean inner, @Nullable String typed) {
        var all = links.of(it.community(), it.id());
        List<Long> ids = all.stream()
                .map(Link::step)
                .filter(Objects::nonNull)
                .map(Link.Step::id)
                .toList();
        return Proof.of(all, it.version(), media.spoiled(Step.KIND, ids), inner, typed);
    }
}
