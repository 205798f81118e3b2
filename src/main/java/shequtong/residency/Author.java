package shequtong.residency;

import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.organization.Here;
import shequtong.organization.Mandate;
import shequtong.organization.Viewer;

/**
 * Who said or did something, to be asked of {@link IdentityView}.
 *
 * @param mandate under which an official acted, 0 for a resident
 * @param unnamed whether the person chose not to be shown to neighbours (R34)
 */
public record Author(PersonId person, long mandate, boolean unnamed) {

    public static Author resident(PersonId person, boolean unnamed) {
        return new Author(person, 0, unnamed);
    }

    /** Whoever acts now, as what they act. */
    public static Author of(Viewer viewer) {
        return switch (viewer) {
            case Here here -> new Author(here.person(), id(here.mandate()), false);
            case shequtong.organization.Duty duty ->
                new Author(duty.person(), duty.mandate().id(), false);
        };
    }

    private static long id(@Nullable Mandate mandate) {
        return mandate == null ? 0 : mandate.id();
    }
}
