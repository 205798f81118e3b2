package shequtong.casework.catalogue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.catalogue.CatalogueController.Entry;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param adds whether the reader may add to it
 * @param changeable the codes of those that they may change
 * @param code of the one that is being changed; empty for none
 * @param entry what was typed and not done
 */
record CataloguePage(
        String path,
        boolean adds,
        List<GridClass> all,
        List<String> changeable,
        String code,
        Entry entry,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    /** The form holds what is there, until somebody typed otherwise. */
    Entry of(GridClass it) {
        return it.code().equals(code) && !entry.title().isEmpty()
                ? entry
                : new Entry(it.title(), it.units(), !it.active(), UUID.randomUUID());
    }

    boolean presets() {
        return all.stream().anyMatch(GridClass::preset);
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
