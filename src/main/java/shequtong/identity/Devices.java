package shequtong.identity;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.accounts.OpenSessions;
import shequtong.identity.accounts.OpenSessions.Device;

/** A person's own sessions, ended by themselves. */
@Service
@Transactional
class Devices {

    private final OpenSessions sessions;
    private final Audit audit;

    Devices(OpenSessions sessions, Audit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    List<Device> of(PersonId person, String here) {
        return sessions.of(person, here);
    }

    /** @return false for a number that is not theirs, or has ended meanwhile */
    boolean end(PersonId person, long number) {
        var ended = sessions.end(person, number);
        if (ended) audit.record(Actor.self(person.value()), "identity.end-session", person.subject());
        return ended;
    }

    void endOthers(PersonId person, String here) {
        if (sessions.endOthers(person, here) > 0)
            audit.record(Actor.self(person.value()), "identity.end-sessions", person.subject());
    }
}
