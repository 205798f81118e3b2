package shequtong.casework.joint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Standings;
import shequtong.casework.joint.Invitation.State;
import shequtong.media.Media;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.web.Faults;

/** Puts the page of a table together: what it is about, who said what, and what the reader may do now. */
@Component
class JointPages {

    private final Invitations invitations;
    private final Sitting sitting;
    private final Standings standings;
    private final Dispatches dispatches;
    private final IdentityView identities;
    private final Media media;
    private final Clock clock;

    JointPages(
            Invitations invitations,
            Sitting sitting,
            Standings standings,
            Dispatches dispatches,
            IdentityView identities,
            Media media,
            Clock clock) {
        this.invitations = invitations;
        this.sitting = sitting;
        this.standings = standings;
        this.dispatches = dispatches;
        this.identities = identities;
        this.media = media;
        this.clock = clock;
    }

    JointPage page(Duty duty, InvitationId id, JointForm form, Faults faults, @Nullable String conflict) {
        var it = invitations.get(duty, id);
        var now = clock.instant();
        var minutes = it.held() ? invitations.minutes(it) : List.<Invitations.Minutes>of();
        var officials = new ArrayList<Long>();
        if (it.lead() != null) officials.add(it.lead());
        minutes.forEach(one -> officials.add(one.written()));
        var names = identities.officials(officials);
        var matter = standings.all(duty, List.of(it.caseId().value())).stream()
                .findFirst()
                .orElse(null);
        var path = duty.path(JointController.PATH + "/" + id.value());
        return new JointPage(
                path,
                duty.path(JointController.PATH),
                duty.does(Work.COMMUNITY) || duty.does(Work.COORDINATING)
                        ? duty.path("/cases/" + it.caseId().value())
                        : null,
                it,
                matter,
                matter == null
                        ? List.of()
                        : media.of(duty, CaseId.KIND, List.of(it.caseId().value()))
                                .getOrDefault(it.caseId().value(), List.of()),
                it.lead() == null ? null : names.apply(it.lead()),
                it.held() ? commitments(it) : List.of(),
                minutes.stream()
                        .map(one -> new JointPage.Minute(one.words(), names.apply(one.written()), one.at()))
                        .toList(),
                may(duty, it, matter != null && matter.open(), now),
                form,
                faults,
                conflict,
                now);
    }

    private List<Dispatch> commitments(Invitation it) {
        var taken = sitting.commitments(it);
        return dispatches.of(it.community(), it.caseId()).stream()
                .filter(one -> taken.contains(one.id().value()))
                .toList();
    }

    private static JointPage.May may(Duty duty, Invitation it, boolean open, Instant now) {
        var guest = duty.does(Work.HANDLING) ? it.guest(duty.mandate().body().id()) : null;
        var ours = Calling.calls(duty) && it.desk() == duty.area().id();
        var meets = it.state() == State.CALLED ? it.meetsAt() : null;
        return new JointPage.May(
                open && meets != null && guest != null && guest.coming() == null && now.isBefore(meets),
                open && meets != null && ours && !now.isBefore(Table.startOf(meets)),
                open && it.held() && ours,
                it.held() && ours,
                it.held() && guest != null && guest.justified() == null,
                ours && it.active(),
                open && Calling.calls(duty) && it.state() == State.OPENED
                        ? duty.path("/cases/" + it.caseId().value() + "/invitation")
                        : null);
    }
}
