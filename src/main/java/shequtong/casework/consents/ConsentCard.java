package shequtong.casework.consents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** For the reporter: which handlers may know who they are, and who has looked. */
public record ConsentCard(String path, List<Line> lines, List<Look> looks) implements Html {

    static final ConsentCard NONE = new ConsentCard("", List.of(), List.of());

    /** @param given since when; none while the reporter does not agree */
    record Line(long body, String label, @Nullable Instant given) {

        UUID once() {
            return UUID.randomUUID();
        }
    }

    record Look(String label, Shown by, String purpose, Instant at) {}

    public boolean empty() {
        return lines.isEmpty() && looks.isEmpty();
    }

    /** Asks for nothing but where the reader reported it and such a body has it in hand. */
    @Component
    public static class Of {

        private final Consents consents;
        private final IdentityView identities;

        Of(Consents consents, IdentityView identities) {
            this.consents = consents;
            this.identities = identities;
        }

        public ConsentCard see(Here here, Standing it, boolean mine) {
            if (!mine || !it.open() || it.units().stream().noneMatch(one -> Reporting.needed(one.kind()))) return NONE;
            var looks = consents.looks(it.community(), it.id());
            var names = identities.officials(
                    looks.stream().map(Consents.Look::mandate).toList());
            return new ConsentCard(
                    here.path("/cases/" + it.id().value() + "/consents/"),
                    consents.handlers(it.community(), it.id()).stream()
                            .map(one -> new Line(one.body(), one.label(), one.given()))
                            .toList(),
                    looks.stream()
                            .map(one -> new Look(one.label(), names.apply(one.mandate()), one.purpose(), one.at()))
                            .toList());
        }
    }
}
