package shequtong.casework.joint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.organization.Duty;
import shequtong.web.Html;

/**
 * The tables of a case, beside its ways at a desk.
 *
 * @param path where a table is read
 * @param call where one is called; none where that is not the reader's to do
 */
public record JointPanel(
        String path, List<Line> lines, @Nullable String call) implements Html {

    static final JointPanel NONE = new JointPanel("", List.of(), null);

    /** @param open whether it has still to be set up */
    record Line(Invitation it, boolean open) {}

    public boolean empty() {
        return lines.isEmpty() && call == null;
    }

    /** Asks for nothing where no table was ever opened. */
    @Component
    public static class Of {

        private final Invitations invitations;

        Of(Invitations invitations) {
            this.invitations = invitations;
        }

        public JointPanel see(Duty duty, Standing it) {
            var calls = Calling.calls(duty) && it.open();
            var all = it.marks().invitation() == null ? List.<Invitation>of() : invitations.of(it.community(), it.id());
            if (all.isEmpty() && !calls) return NONE;
            var active = all.stream().filter(Invitation::active).findFirst();
            var called =
                    active.filter(one -> one.state() == Invitation.State.CALLED).isPresent();
            return new JointPanel(
                    duty.path(JointController.PATH),
                    all.stream()
                            .map(one -> new Line(one, one.state() == Invitation.State.OPENED))
                            .toList(),
                    calls && !called ? duty.path("/cases/" + it.id().value() + "/invitation") : null);
        }
    }
}
