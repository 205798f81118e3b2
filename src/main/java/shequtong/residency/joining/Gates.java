package shequtong.residency.joining;

import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Estates;
import shequtong.organization.Position;

/**
 * The committee decides which 小区 it has and which code hangs at which gate (S19). Its workers print and renew codes;
 * which estates there are, 书记 and 两委 say.
 */
@Service
@Transactional
class Gates {

    /** As many sheets as anybody prints at once. */
    static final int STACK = 100;

    private static final Set<Position> DECIDING = Set.of(Position.PARTY_SECRETARY, Position.COMMITTEE_MEMBER);

    private final Doors doors;
    private final Estates estates;
    private final Audit audit;

    Gates(Doors doors, Estates estates, Audit audit) {
        this.doors = doors;
        this.estates = estates;
        this.audit = audit;
    }

    static boolean decides(Duty duty) {
        return DECIDING.contains(duty.mandate().position());
    }

    static void mustDecide(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        if (!decides(duty)) throw new Forbidden("小区和公开电话由党组织书记、两委委员来改");
    }

    void open(Duty duty, long id) {
        var estate = known(duty, id);
        if (estate.closed()) throw new Refused("“" + estate.label() + "”已经停用了，先恢复它，再启用二维码");
        doors.open(duty.area().id(), id);
        record(duty, "residency.open-door", id);
    }

    void shut(Duty duty, long estate) {
        doors.shut(duty.area().id(), known(duty, estate).id());
        record(duty, "residency.shut-door", estate);
    }

    /** Whoever presses 打印 is remembered; the paper is not (AT-21). */
    void print(Duty duty, long id) {
        var estate = known(duty, id);
        if (estate.token() == null) throw new Refused("“" + estate.label() + "”现在没有在用的二维码，先启用一张");
        record(duty, "residency.print-poster", id);
    }

    void printAll(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        var all = doors.hanging(duty.area().id(), STACK);
        if (all.isEmpty()) throw new Refused("现在没有在用的二维码，先启用一张");
        all.forEach(it -> record(duty, "residency.print-poster", it.id()));
    }

    /** A new 小区, with a code from its first moment. */
    void add(Duty duty, String name) {
        mustDecide(duty);
        var id = estates.add(duty.area().id(), name);
        doors.open(duty.area().id(), id);
        record(duty, "organization.add-estate", id);
    }

    void rename(Duty duty, long id, String name) {
        mustDecide(duty);
        estates.rename(duty.area().id(), known(duty, id).id(), name);
        record(duty, "organization.rename-estate", id);
    }

    void close(Duty duty, long id) {
        mustDecide(duty);
        var estate = known(duty, id);
        var residents = doors.residents(duty.area().id(), id);
        if (residents > 0) throw new Refused("“" + estate.label() + "”还有" + residents + "位居民登记着或正在申请，先请他们改到别的小区，再停用");
        doors.takeDown(duty.area().id(), id);
        estates.close(duty.area().id(), id);
        record(duty, "organization.close-estate", id);
    }

    void reopen(Duty duty, long id) {
        mustDecide(duty);
        estates.reopen(duty.area().id(), known(duty, id).id());
        record(duty, "organization.reopen-estate", id);
    }

    void phone(Duty duty, String number) {
        mustDecide(duty);
        estates.phone(duty.area().id(), number);
        audit.record(
                duty.actor(),
                "organization.change-phone",
                new Subject("organization.area", duty.area().id()));
    }

    private Doors.Estate known(Duty duty, long estate) {
        duty.must(Position.Work.COMMUNITY);
        return doors.get(duty.area().id(), estate);
    }

    private void record(Duty duty, String act, long estate) {
        audit.record(duty.actor(), act, new Subject("organization.area", estate));
    }
}
