package shequtong.residency.roll;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** A file comes into the roll by two people of one committee, and goes out again within a day (AT-23, R108). */
@Service
@Transactional
class ImportDesk {

    private final Imports imports;
    private final Drafts drafts;
    private final Comparing comparing;
    private final Comparisons comparisons;
    private final Register register;
    private final Undoing undoing;
    private final Audit audit;
    private final Clock clock;

    ImportDesk(
            Imports imports,
            Drafts drafts,
            Comparing comparing,
            Comparisons comparisons,
            Register register,
            Undoing undoing,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.drafts = drafts;
        this.comparing = comparing;
        this.comparisons = comparisons;
        this.register = register;
        this.undoing = undoing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Anybody of the committee, a 社工 too. */
    long prepare(Duty duty, Sheet sheet) {
        duty.must(Position.Work.COMMUNITY);
        var community = duty.area().id();
        var id = imports.prepare(duty, sheet);
        drafts.keep(community, id, sheet.rows());
        comparisons.schedule(community, id);
        audit.record(
                duty.actor(),
                "residency.prepare-roll",
                imports.get(community, id).subject());
        return id;
    }

    /** @param seen the digest of the plan that was on the page */
    void confirm(Duty duty, long id, String seen) {
        mustDecide(duty);
        var it = imports.get(duty.area().id(), id);
        if (it.preparer().equals(duty.person())) throw new Forbidden("这份文件是您自己准备的，请另一位两委成员来确认");
        Refused.unlessChanged(it.state() == Import.State.READY ? 1 : 0);
        comparing.lock(it.community());
        var compared = comparing.of(it.community(), drafts.rows(it.community(), id));
        if (!compared.digest().equals(it.digest()) || !it.digest().equals(seen))
            throw new Refused("户册在这期间有了变动，和预览的不一样了：请放弃这一份，重新导入文件再看一遍");
        if (it.counts().taken() == 0) throw new Refused("这份文件没有要新增或修改的内容");
        imports.confirm(duty, it);
        register.write(
                it.community(),
                compared.plan(),
                compared.known(),
                id,
                duty.mandate().id());
        drafts.forgetTaken(it.community(), id);
        audit.record(duty.actor(), "residency.confirm-roll", it.subject());
    }

    void drop(Duty duty, long id) {
        duty.must(Position.Work.COMMUNITY);
        var it = imports.get(duty.area().id(), id);
        imports.drop(it);
        drafts.forget(it.community(), id);
        audit.record(duty.actor(), "residency.drop-roll", it.subject());
    }

    void undo(Duty duty, long id) {
        mustDecide(duty);
        var it = imports.get(duty.area().id(), id);
        if (!it.undoable(clock.instant())) throw new Refused("确认满24小时以后不能整份撤回，请逐条更正");
        comparing.lock(it.community());
        if (undoing.builtOn(it)) throw new Refused("导入以后，其中有的条目已经改过，或者有居民据此通过了审核，不能整份撤回，请逐条更正");
        imports.undo(duty, it);
        undoing.undo(it);
        audit.record(duty.actor(), "residency.undo-roll", it.subject());
    }

    /** 两委: the 社工 prepares, and does not decide. */
    static void mustDecide(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        if (duty.mandate().position() == Position.COMMUNITY_WORKER) throw new Forbidden("户册由党组织书记或两委委员确认和更正，社工可以准备");
    }
}
