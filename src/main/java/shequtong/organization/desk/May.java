package shequtong.organization.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import shequtong.kernel.Forbidden;
import shequtong.organization.Area.Kind;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;

/**
 * What a desk may do to the organisation, as the authorisation matrix has it: always below its own area, never to
 * oneself (R106, AT-42). 领导小组 reads; 推进办公室 names persons and watches over departments, and appoints nobody (S11).
 */
public final class May {

    private static final Set<Position> COMMUNITY = EnumSet.of(
            Position.PARTY_SECRETARY,
            Position.COMMITTEE_MEMBER,
            Position.COMMUNITY_WORKER,
            Position.PROPERTY_STAFF,
            Position.FAMILY_DOCTOR,
            Position.LAWYER,
            Position.POLICE_OFFICER);
    private static final Set<Position> STREET = EnumSet.of(
            Position.STREET_STAFF,
            Position.STREET_LEADER,
            Position.GRID_OFFICER,
            Position.SQUAD_OFFICER,
            Position.PROMOTION_STAFF,
            Position.LEADING_MEMBER);
    private static final Set<Position> DISTRICT = EnumSet.of(
            Position.DISTRICT_STAFF,
            Position.ANALYST,
            Position.DEPARTMENT_STAFF,
            Position.PROMOTION_STAFF,
            Position.LEADING_MEMBER,
            Position.SYSTEM_ADMIN,
            Position.SECURITY_ADMIN,
            Position.AUDIT_ADMIN);
    private static final Set<Position> OF_THE_SECRETARY =
            EnumSet.of(Position.COMMITTEE_MEMBER, Position.COMMUNITY_WORKER);

    private May() {}

    public static void look(Duty duty) {
        duty.must(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT, Work.PROMOTING, Work.LEADING, Work.PLATFORM);
    }

    private static boolean is(Duty duty, Position... positions) {
        return List.of(positions).contains(duty.mandate().position());
    }

    /** Its type, which decides what it is compared with (S135), and where its office is reached. */
    public static boolean describe(Duty duty, Unit unit) {
        return is(duty, Position.DISTRICT_STAFF) && !unit.own();
    }

    /** Name the person for a mechanism, or the contact of a unit below. */
    public static boolean charge(Duty duty, Unit unit) {
        return is(
                        duty,
                        Position.DISTRICT_STAFF,
                        Position.STREET_STAFF,
                        Position.STREET_LEADER,
                        Position.PROMOTION_STAFF)
                && !(unit.is(Kind.COMMUNITY) && unit.own());
    }

    public static boolean connect(Duty duty) {
        return is(duty, Position.DISTRICT_STAFF, Position.PROMOTION_STAFF)
                && duty.area().kind() == Kind.DISTRICT;
    }

    /** Whom this desk may propose there: strictly below, but for what belongs to no area below the district. */
    public static Set<Position> appoint(Duty duty, Unit unit) {
        return switch (duty.mandate().position()) {
            case DISTRICT_STAFF ->
                switch (unit.area().kind()) {
                    case DISTRICT -> DISTRICT;
                    case SUBDISTRICT -> STREET;
                    case COMMUNITY -> COMMUNITY;
                    case ESTATE -> Set.of();
                };
            case STREET_STAFF, STREET_LEADER -> unit.is(Kind.COMMUNITY) ? COMMUNITY : Set.of();
            case PARTY_SECRETARY -> unit.own() ? OF_THE_SECRETARY : Set.of();
            default -> Set.of();
        };
    }

    /** Whether what this desk proposes waits for another (R108; matrix, “approve 2”). */
    public static boolean needsAnother(Duty duty, Position position) {
        return position.work() == Work.PLATFORM
                || position == Position.DISTRICT_STAFF
                || is(duty, Position.STREET_STAFF, Position.PARTY_SECRETARY);
    }

    /** Who decides on a proposal, the persons being others: {@link #approvers} asks the same of everybody. */
    public static boolean approve(Duty duty, Position position) {
        return approvers(position).contains(duty.mandate().position());
    }

    public static Set<Position> approvers(Position position) {
        if (position.work() == Work.PLATFORM || position == Position.DISTRICT_STAFF)
            return EnumSet.of(Position.DISTRICT_STAFF, Position.SECURITY_ADMIN);
        return COMMUNITY.contains(position)
                ? EnumSet.of(Position.STREET_STAFF, Position.STREET_LEADER, Position.DISTRICT_STAFF)
                : EnumSet.of(Position.DISTRICT_STAFF);
    }

    /** Who sees the list of proposals: those who make and those who decide them. */
    public static boolean seeAppointments(Duty duty) {
        return is(
                duty,
                Position.DISTRICT_STAFF,
                Position.STREET_STAFF,
                Position.STREET_LEADER,
                Position.PARTY_SECRETARY,
                Position.SECURITY_ADMIN);
    }

    public static boolean askForSight(Duty duty) {
        return is(duty, Position.DISTRICT_STAFF, Position.STREET_STAFF);
    }

    /** Grants what others ask for, and can ask for nothing (R106). */
    public static boolean grantSight(Duty duty) {
        return is(duty, Position.SECURITY_ADMIN);
    }

    public static boolean seeRights(Duty duty) {
        return askForSight(duty)
                || grantSight(duty)
                || is(
                        duty,
                        Position.STREET_LEADER,
                        Position.AUDIT_ADMIN,
                        Position.PROMOTION_STAFF,
                        Position.LEADING_MEMBER);
    }

    /** @throws Forbidden where the desk sees the place and may not do this there */
    public static void must(boolean allowed) {
        if (!allowed) throw new Forbidden("您在这里的职务没有这项权限");
    }
}
