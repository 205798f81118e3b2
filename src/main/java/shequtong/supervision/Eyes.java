package shequtong.supervision;

import java.util.Set;
import java.util.stream.Collectors;
import shequtong.kernel.Forbidden;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;

/** Whose eyes are meant to be on the communities, as the authorisation matrix has it: 街镇 and 区, and departments in their patch. */
public final class Eyes {

    private static final Set<Position> PATROL = Set.of(
            Position.STREET_LEADER,
            Position.STREET_STAFF,
            Position.GRID_OFFICER,
            Position.SQUAD_OFFICER,
            Position.DEPARTMENT_STAFF,
            Position.DISTRICT_STAFF);

    private Eyes() {}

    /** Who may be given a patch, and has a sheet for it. */
    public static Set<String> patrols() {
        return PATROL.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    public static void mustPatrol(Duty duty) {
        must(PATROL.contains(duty.mandate().position()) && duty.area().kind() != Area.Kind.COMMUNITY);
    }

    /** Who reads of a whole street or district: what was missed, who has which patch, what residents were dissatisfied with. */
    public static void mustOversee(Duty duty) {
        must(oversees(duty));
    }

    public static boolean oversees(Duty duty) {
        return duty.does(Work.COORDINATING) || duty.mandate().position() == Position.DISTRICT_STAFF;
    }

    public static Set<String> overseeing() {
        return Set.of(
                Position.STREET_LEADER.name(),
                Position.STREET_STAFF.name(),
                Position.GRID_OFFICER.name(),
                Position.DISTRICT_STAFF.name());
    }

    /** Who looks after the pairing itself: 推进办公室 as well (S11). */
    public static void mustPair(Duty duty) {
        must((oversees(duty) || duty.does(Work.PROMOTING)) && duty.area().kind() != Area.Kind.COMMUNITY);
    }

    public static Set<String> pairing() {
        return Set.of(
                Position.STREET_LEADER.name(),
                Position.STREET_STAFF.name(),
                Position.GRID_OFFICER.name(),
                Position.DISTRICT_STAFF.name(),
                Position.PROMOTION_STAFF.name());
    }

    /** The body whose patch bounds what a desk sees; 0 where all of its area does. */
    public static long unit(Duty duty) {
        return duty.does(Work.HANDLING) ? duty.mandate().body().id() : 0;
    }

    private static void must(boolean allowed) {
        if (!allowed) throw new Forbidden("您在这里的职务没有这项权限");
    }
}
