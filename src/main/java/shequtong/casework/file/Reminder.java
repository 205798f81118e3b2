package shequtong.casework.file;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Reminders.Mark;
import shequtong.casework.file.Reminders.Of;
import shequtong.identity.PersonId;

/**
 * Gives one reminder, once: half of the time is told to whoever holds the case, the end of it to the 书记, twice the
 * time to the 街镇 (R32). Told in the transaction that marks it, so neither a crash nor a second scheduler tells it twice.
 */
@Service
public class Reminder {

    private static final PersonId NOBODY = new PersonId(0);

    private final Cases cases;
    private final Reminders reminders;
    private final Telling telling;
    private final Audit audit;

    Reminder(Cases cases, Reminders reminders, Telling telling, Audit audit) {
        this.cases = cases;
        this.reminders = reminders;
        this.telling = telling;
        this.audit = audit;
    }

    /** @param number which setting of the clock it was scheduled for */
    public record Due(long community, CaseId id, Of of, int number, Mark mark) {}

    /** Nothing where it was answered meanwhile, the clock was moved, or this was told already. */
    @Transactional
    public void give(Due due) {
        if (!(cases.find(due.community(), due.id()).orElse(null) instanceof Case.Open open)) return;
        if (due.of() == Of.FIRST && open.head().times().firstAnsweredAt() != null) return;
        if (!reminders.marked(due)) return;
        tell(open.head(), due);
        audit.record(Actor.clock(due.community()), "casework.remind", due.id().subject());
    }

    private void tell(Case.Head head, Due due) {
        var first = due.of() == Of.FIRST;
        switch (due.mark()) {
            case HALF -> telling.holder(head, first ? Telling.FIRST_HALF : Telling.HANDLING_HALF, NOBODY);
            case OVER -> telling.secretary(head, first ? Telling.FIRST_OVER : Telling.HANDLING_OVER);
            case TWICE -> telling.street(head, first ? Telling.FIRST_TWICE : Telling.HANDLING_TWICE);
        }
    }
}
