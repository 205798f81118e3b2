package shequtong.casework.record;

import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;

/** Gives the reporter of a case a receipt for it as it stands. */
@Component
public class Seals {

    private final Links links;

    Seals(Links links) {
        this.links = links;
    }

    public Seal of(String path, Standing it, boolean mine) {
        var receipt = mine ? links.receipt(it.community(), it.id()).map(Receipt::text) : null;
        return new Seal(path, receipt == null ? null : receipt.orElse(null));
    }
}
