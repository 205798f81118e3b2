package shequtong.residency.looks;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;

/** A resident reads who looked, and so does whoever still waits at the gate and has no community yet (S141). */
@Controller
class MineController {

    private final Looks looks;
    private final IdentityView names;

    MineController(Looks looks, IdentityView names) {
        this.looks = looks;
        this.names = names;
    }

    @GetMapping("/c/{code}" + LookController.MINE)
    MinePage here(Here here, @RequestParam Optional<Cursor> after) {
        return page(here.person(), here.path(LookController.MINE), here.path("/me"), after);
    }

    @GetMapping(LookController.MINE)
    MinePage anywhere(@RequestParam Optional<Cursor> after) {
        var who = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return page((PersonId) Objects.requireNonNull(who.getPrincipal()), LookController.MINE, null, after);
    }

    private MinePage page(PersonId person, String path, @Nullable String back, Optional<Cursor> after) {
        var found = looks.at(person, after.orElse(Cursor.START));
        var officials =
                names.officials(found.rows().stream().map(Looks.Look::mandate).toList());
        return new MinePage(
                path,
                back,
                found.map(it -> new MinePage.Line(
                        it.at(),
                        officials.apply(it.mandate()),
                        it.field(),
                        it.reason().label(),
                        it.words(),
                        it.place())));
    }
}
