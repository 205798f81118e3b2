package shequtong.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.web.Moments;

/** 分片联系 (S107): a desk gives what lies directly below it to its own people to look after, and takes it back. */
@Service
@Transactional
public class Contacts {

    /** So many units at once: what a page has boxes for. */
    public static final int MOST = 30;

    private static final Set<Position> GIVING =
            Set.of(Position.DISTRICT_STAFF, Position.STREET_STAFF, Position.STREET_LEADER, Position.PROMOTION_STAFF);

    private final Patches patches;
    private final Audit audit;
    private final Clock clock;

    Contacts(Patches patches, Audit audit, Clock clock) {
        this.patches = patches;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether this desk gives patches away: those who may name the contact of a unit (AT-42), never a community's own. */
    public static boolean gives(Duty duty) {
        return GIVING.contains(duty.mandate().position()) && duty.area().kind() != Area.Kind.COMMUNITY;
    }

    /**
     * @param codes of streets for a district, of communities for a street; all of them or none
     * @param endsOn the last day, if it is known
     */
    public void assign(Duty duty, long mandate, List<String> codes, @Nullable LocalDate endsOn) {
        must(duty);
        if (codes.size() > MOST) throw new Refused("一次最多选" + MOST + "个");
        if (endsOn != null && endsOn.isBefore(LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI)))
            throw new Refused("到哪一天为止，要在今天以后");
        var below = patches.below(duty, codes);
        if (below.size() < codes.stream().distinct().count()) throw new Missing(codes);
        if (!patches.works(duty, mandate)) throw new Missing("mandate " + mandate);
        if (patches.open(duty, mandate, below, endsOn) == 0) throw new Refused("这些地方本来就由这位同事联系");
        audit.record(
                duty.actor(),
                "organization.contact.assign",
                new Subject("organization.mandate", mandate),
                "areas=" + below.size());
    }

    public void end(Duty duty, String code, long charge) {
        must(duty);
        var below = patches.below(duty, List.of(code));
        if (below.isEmpty()) throw new Missing(code);
        var mandate = patches.close(below.getFirst(), charge);
        audit.record(duty.actor(), "organization.contact.end", new Subject("organization.mandate", mandate));
    }

    /** What was given for a time is over when its last day is. @return whether there may be more */
    public boolean lapse() {
        var over = patches.lapse();
        for (var it : over)
            audit.record(
                    Actor.clock(it.area()),
                    "organization.contact.end",
                    new Subject("organization.mandate", it.mandate()));
        return !over.isEmpty();
    }

    private static void must(Duty duty) {
        if (!gives(duty)) throw new Forbidden("您在这里的职务没有这项权限");
    }
}
