package shequtong.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Position.Work;
import shequtong.organization.Sections.Offered;

/** 本居村设置 (S9, S14): which sections a community has, what it calls them, in which order, and whose each of them is. */
@Service
@Transactional
public class Arranging {

    private static final Set<Position> DECIDING = Set.of(Position.PARTY_SECRETARY, Position.COMMITTEE_MEMBER);

    private final Sections sections;
    private final Owners owners;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Arranging(Sections sections, Owners owners, Audit audit, ApplicationEventPublisher events) {
        this.sections = sections;
        this.owners = owners;
        this.audit = audit;
        this.events = events;
    }

    /** Whether this desk decides, or only looks. */
    public static boolean decides(Duty duty) {
        return DECIDING.contains(duty.mandate().position());
    }

    /** @throws Refused when the district has decided that every community has it */
    public void switchOff(Duty duty, String kind) {
        var it = get(duty, kind);
        if (it.mandatory()) throw new Refused("“" + it.given() + "”是全区统一要有的版块，不能关。居民在哪个居村都找得到它");
        sections.choose(duty.area().id(), kind, true, own(it));
        record(duty, "organization.switch-section-off", kind);
    }

    public void switchOn(Duty duty, String kind) {
        var it = get(duty, kind);
        sections.choose(duty.area().id(), kind, false, own(it));
        record(duty, "organization.switch-section-on", kind);
    }

    /** @param typed empty for the name that the district gave it */
    public void rename(Duty duty, String kind, String typed) {
        var it = get(duty, kind);
        if (!it.ownName()) throw new Refused("“" + it.given() + "”是全区统一的名称，不能改。居民在哪个居村都认得它");
        var name = SectionName.of(typed);
        var given = name.isEmpty() || name.equals(it.given());
        if (!given)
            SectionName.fault(name, others(duty.area(), kind)).ifPresent(fault -> {
                throw new Refused(fault);
            });
        sections.choose(duty.area().id(), kind, it.off(), given ? null : name);
        record(duty, "organization.rename-section", kind);
    }

    /** What is wrong with a name, to be said beside its field; nothing for one that {@link #rename} takes. */
    @Transactional(readOnly = true)
    public String fault(Duty duty, String kind, String typed) {
        var name = SectionName.of(typed);
        return name.isEmpty() || name.equals(get(duty, kind).given())
                ? ""
                : SectionName.fault(name, others(duty.area(), kind)).orElse("");
    }

    /** One place up among those that are not mandatory. */
    public void moveUp(Duty duty, String kind) {
        var it = get(duty, kind);
        if (it.mandatory()) throw new Refused("“" + it.given() + "”是全区统一的版块，次序也是统一的");
        var kinds = new ArrayList<>(sections.all(duty.area()).stream()
                .filter(other -> !other.mandatory())
                .map(Offered::kind)
                .toList());
        var place = kinds.indexOf(kind);
        if (place < 1) throw new Refused("已经在最前面了");
        kinds.set(place, kinds.get(place - 1));
        kinds.set(place - 1, kind);
        sections.order(duty.area().id(), kinds);
        record(duty, "organization.order-sections", kind);
    }

    /**
     * From now on it is this colleague's, with what waits in it.
     *
     * @param mandate of somebody who works for this community, 0 to leave it to the 书记
     */
    public void give(Duty duty, String kind, long mandate) {
        if (!get(duty, kind).owned()) throw new Missing(kind);
        var before = owners.keeper(duty.area().id(), kind);
        if (mandate == 0) owners.end(duty.area().id(), kind);
        else owners.give(duty, kind, mandate);
        record(duty, "organization.give-section", kind);
        var now = owners.keeper(duty.area().id(), kind);
        if (before.isPresent()
                && now.isPresent()
                && before.get().mandate() != now.get().mandate())
            events.publishEvent(new SectionHanded(
                    duty.area().id(), kind, before.get().mandate(), now.get().mandate()));
    }

    private Offered get(Duty duty, String kind) {
        duty.must(Work.COMMUNITY);
        if (!decides(duty)) throw new Forbidden("版块和分工由党组织书记、两委委员来定");
        return sections.all(duty.area()).stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new Missing(kind));
    }

    private List<String> others(Area community, String kind) {
        return sections.all(community).stream()
                .filter(it -> !it.kind().equals(kind))
                .flatMap(it -> Stream.of(it.given(), it.name()))
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String own(Offered it) {
        return it.name().equals(it.given()) ? null : it.name();
    }

    private void record(Duty duty, String act, String kind) {
        audit.record(
                duty.actor(),
                act,
                new Subject("organization.section." + kind, duty.area().id()));
    }
}
