package shequtong.organization.desk.rights;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Unit;
import shequtong.organization.desk.Units;

/** Asked for below one's own area and not for oneself; granted by the 安全管理员, who asks for nothing (R106, AT-42). */
@Service
@Transactional
class Granting {

    /** The longest a right may last; it may be asked for again. */
    static final Duration LONGEST = Duration.ofDays(90);

    private final Asks asks;
    private final Rights rights;
    private final Units units;
    private final Audit audit;
    private final Clock clock;

    Granting(Asks asks, Rights rights, Units units, Audit audit, Clock clock) {
        this.asks = asks;
        this.rights = rights;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
    }

    long ask(Duty duty, long mandate, List<String> codes, boolean inspects, Instant until, String purpose) {
        May.must(May.askForSight(duty));
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) throw new Refused("到期日要在今天以后、90天以内");
        var below = units.below(duty, codes);
        if (below.isEmpty() || below.size() < codes.stream().distinct().count()) throw new Missing(codes);
        var candidate = asks.candidates(duty, "", mandate).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("mandate " + mandate));
        var areas = below.stream().map(Unit::id).toList();
        var id = asks.add(duty, candidate.person(), areas, inspects, until, purpose);
        audit.record(duty.actor(), "organization.ask-for-sight", subject(id));
        return id;
    }

    void grant(Duty duty, long id) {
        var it = decidable(duty, id);
        asks.move(id, Ask.State.GRANTED, Optional.of(duty), null);
        if (!it.until().isAfter(clock.instant())) throw new Refused("申请的到期日已经过了，请重新申请");
        rights.grant(it);
        audit.record(duty.actor(), "organization.grant-sight", subject(id));
    }

    void refuse(Duty duty, long id, String reason) {
        decidable(duty, id);
        asks.move(id, Ask.State.REFUSED, Optional.of(duty), reason);
        audit.record(duty.actor(), "organization.refuse-sight", subject(id));
    }

    private Ask decidable(Duty duty, long id) {
        var it = asks.get(duty, id);
        May.must(May.grantSight(duty));
        if (it.person().equals(duty.person()) || it.proposer().equals(duty.person()))
            throw new Forbidden("不能同意自己提的，也不能给自己授权");
        return it;
    }

    void withdraw(Duty duty, long id) {
        var it = asks.get(duty, id);
        if (!it.proposer().equals(duty.person())) throw new Forbidden("只有提的人可以撤回");
        asks.move(id, Ask.State.WITHDRAWN, Optional.empty(), null);
        audit.record(duty.actor(), "organization.withdraw-sight", subject(id));
    }

    /** By those who granted it, and by those whose area it lies below. It ends with the holder's next click. */
    void revoke(Duty duty, long id, String reason) {
        var it = rights.get(duty, id);
        May.must(May.grantSight(duty) || May.askForSight(duty) && !it.own());
        rights.revoke(duty, id, reason);
        audit.record(duty.actor(), "organization.revoke-sight", new Subject("organization.observe_right", id));
    }

    private static Subject subject(long id) {
        return new Subject("organization.right_request", id);
    }
}
