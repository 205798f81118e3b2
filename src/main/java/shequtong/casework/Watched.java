package shequtong.casework;

import java.util.Optional;
import shequtong.organization.Duty;

/** Answered by whoever watches over cases from above: what they demand of this one, for its page at a desk. */
public interface Watched {

    Optional<Watching> of(Duty duty, long community, CaseId id);
}
