package shequtong.insight.library;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.insight.library.Experience.Words;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/**
 * Submitted, refined, published, taken up (S131). A community writes and writes anew; those above refine and publish, and
 * nobody what they wrote themselves; whoever takes it up says once what came of it.
 */
@Service
@Transactional
class Library {

    private final Experiences experiences;
    private final Adoptions adoptions;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Library(Experiences experiences, Adoptions adoptions, Telling telling, Audit audit, Clock clock) {
        this.experiences = experiences;
        this.adoptions = adoptions;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    static boolean reads(Duty duty) {
        return switch (duty.work()) {
            case COMMUNITY, COORDINATING, DISTRICT, PROMOTING, LEADING -> true;
            case HANDLING, CONSULTING, PLATFORM -> false;
        };
    }

    static void mustRead(Duty duty) {
        if (!reads(duty)) throw new Forbidden("经验库由居村、街镇和区里使用");
    }

    static boolean judges(Duty duty) {
        return duty.does(Work.COORDINATING) || duty.does(Work.DISTRICT);
    }

    /** @param number of the case it was learned from; empty for none */
    ExperienceId submit(Duty duty, String major, Words words, String number, @Nullable ExperienceId parent) {
        duty.must(Work.COMMUNITY);
        if (parent != null && adoptions.own(duty, parent).isEmpty()) throw new Refused("先采用那条经验，做过了再写自己的做法");
        var matter = number.isEmpty() ? null : experiences.solved(duty, number);
        var id = experiences.add(duty, major, words, matter, parent, clock.instant());
        audit.record(duty.actor(), "insight.experience.submit", id.subject());
        return id;
    }

    /** Its community, before it is published; those above, as long as it is before them or stands. */
    void reword(Duty duty, ExperienceId id, int seen, Words words) {
        var it = read(duty, id, seen);
        if (duty.does(Work.COMMUNITY)) {
            if (it.head().community() != duty.area().id()) throw new Forbidden("别的居村的经验不能改，可以采用");
            if (it instanceof Experience.Published || it instanceof Experience.Withdrawn)
                throw new Refused("已经推广的，要改请和街镇联系");
            experiences.reword(it, duty, words, "SUBMITTED", clock.instant());
        } else {
            duty.must(Work.COORDINATING, Work.DISTRICT);
            if (!(it instanceof Experience.Submitted || it instanceof Experience.Published))
                throw new Refused("这一条现在不能改");
            experiences.reword(it, duty, words, it.state(), clock.instant());
        }
        audit.record(duty.actor(), "insight.experience.refine", id.subject());
    }

    void publish(Duty duty, ExperienceId id, int seen) {
        var it = mine(duty, id, seen);
        if (it.head().author().equals(duty.person())) throw new Forbidden("自己写的经验，请同事来审");
        if (!(it instanceof Experience.Submitted submitted)) throw new Refused("这一条已经办过了");
        experiences.save(submitted.published(clock.instant()), duty);
        audit.record(duty.actor(), "insight.experience.publish", id.subject());
        telling.community(it.head().community(), Telling.PUBLISHED, id);
    }

    void sendBack(Duty duty, ExperienceId id, int seen, String why) {
        if (!(mine(duty, id, seen) instanceof Experience.Submitted submitted)) throw new Refused("这一条已经办过了");
        experiences.save(submitted.returned(why));
        audit.record(duty.actor(), "insight.experience.return", id.subject());
        telling.community(submitted.head().community(), Telling.RETURNED, id);
    }

    void withdraw(Duty duty, ExperienceId id, int seen, String why) {
        if (!(mine(duty, id, seen) instanceof Experience.Published published)) throw new Refused("这一条没有在推广");
        experiences.save(published.withdrawn(why));
        audit.record(duty.actor(), "insight.experience.withdraw", id.subject());
        telling.community(published.head().community(), Telling.WITHDRAWN, id);
    }

    void adopt(Duty duty, ExperienceId id, String plan) {
        duty.must(Work.COMMUNITY);
        if (!(experiences.get(duty, id) instanceof Experience.Published published)) throw new Refused("只有正在推广的经验可以采用");
        published.mayBeAdoptedBy(duty.area().id());
        adoptions.add(duty, id, plan, clock.instant());
        audit.record(duty.actor(), "insight.experience.adopt", id.subject());
        telling.community(published.head().community(), Telling.ADOPTED, id);
    }

    void judge(Duty duty, ExperienceId id, Verdict verdict, String words) {
        duty.must(Work.COMMUNITY);
        var it = experiences.get(duty, id);
        if (adoptions.own(duty, id).isEmpty()) throw new Refused("本社区还没有采用这条经验");
        adoptions.judge(duty, id, verdict, words, clock.instant());
        audit.record(duty.actor(), "insight.experience.judge", id.subject());
        telling.community(it.head().community(), Telling.JUDGED, id);
    }

    /** For those above: of their own street or district, and not of another's that they read as everybody does. */
    private Experience mine(Duty duty, ExperienceId id, int seen) {
        duty.must(Work.COORDINATING, Work.DISTRICT);
        return read(duty, id, seen);
    }

    private Experience read(Duty duty, ExperienceId id, int seen) {
        var it = experiences.get(duty, id);
        if (judges(duty) && !experiences.lies(duty, id)) throw new Forbidden("别的街镇的经验由他们自己管理");
        if (it.head().version() != seen) throw new Refused("您看着的时候有人改过这一条，请看过再决定");
        return it;
    }
}
