package shequtong.casework.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.catalogue.GridController.Order;
import shequtong.casework.file.Standing;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param due when it has to be done in the grid */
record GridPage(
        String path,
        String back,
        Standing standing,
        List<GridClass> classes,
        Order order,
        Instant due,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    List<GridClass> core() {
        return classes.stream().filter(GridClass::core).toList();
    }

    List<GridClass> added() {
        return classes.stream().filter(it -> !it.core()).toList();
    }

    /** What was chosen, or else what fits the matter's category. */
    boolean chosen(GridClass it) {
        return order.code().isEmpty() ? it.equals(fitting()) : it.code().equals(order.code());
    }

    @Nullable GridClass fitting() {
        return classes.stream()
                .filter(it -> it.fits(standing.category().code()))
                .findFirst()
                .orElse(null);
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
