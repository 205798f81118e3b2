package shequtong.casework.joint;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.casework.file.DispatchId;
import shequtong.casework.joint.Invitation.State;
import shequtong.casework.joint.InvitationClock.Ring;

/** Tells whoever has still to do something about a table. What was done meanwhile is told to nobody. */
@Service
@Transactional
class Ringing {

    private final Invitations invitations;
    private final Summons summons;
    private final InvitationClock clocks;
    private final JointNotices notices;
    private final Clock clock;

    Ringing(Invitations invitations, Summons summons, InvitationClock clocks, JointNotices notices, Clock clock) {
        this.invitations = invitations;
        this.summons = summons;
        this.clocks = clocks;
        this.notices = notices;
        this.clock = clock;
    }

    void ring(InvitationId id, Ring ring) {
        invitations.find(id).ifPresent(it -> ring(it, ring));
    }

    private void ring(Invitation it, Ring ring) {
        switch (ring) {
            case SET_UP -> {
                if (it.state() == State.OPENED) notices.lead(it, JointNotices.NOT_SET_UP);
            }
            case ANSWER_HALF -> {
                if (it.state() == State.CALLED) notices.unanswered(it);
            }
            case ANSWER_OVER -> {
                if (it.state() == State.CALLED && it.guests().stream().anyMatch(one -> one.coming() == null)) {
                    notices.unanswered(it);
                    notices.lead(it, JointNotices.UNANSWERED);
                }
            }
            case MET -> {
                if (it.state() == State.CALLED) notices.lead(it, JointNotices.NOT_WRITTEN);
            }
        }
    }

    /** What was taken on and is not answered; one that got more time rings again when that is over. */
    void over(DispatchId dispatch) {
        summons.committed(dispatch).ifPresent(it -> {
            if (it.due().isAfter(clock.instant())) clocks.committed(dispatch, it.due());
            else
                invitations.find(it.invitation()).ifPresent(table -> {
                    notices.late(it.body(), dispatch);
                    notices.lead(table, JointNotices.COMMITMENT_LATE);
                });
        });
    }
}
