package shequtong.supervision.assessment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Forbidden;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;

/**
 * Whose rows a desk reads, as the authorisation matrix has it: the district all, a street its own, a community and a
 * department their own line.
 *
 * @param street whose rows a street reads; null for others
 * @param own the one subject that is the desk's own; null for those that read many
 */
record Sight(
        Set<Kind> kinds, @Nullable Long street, @Nullable Long own) {

    private static final Set<Position> OFFICES =
            EnumSet.of(Position.DISTRICT_STAFF, Position.ANALYST, Position.PROMOTION_STAFF, Position.LEADING_MEMBER);
    private static final Set<Position> STREETS = EnumSet.of(
            Position.STREET_LEADER,
            Position.STREET_STAFF,
            Position.GRID_OFFICER,
            Position.PROMOTION_STAFF,
            Position.LEADING_MEMBER);
    private static final Set<Position> UNITS = EnumSet.of(Position.DEPARTMENT_STAFF, Position.SQUAD_OFFICER);

    static Sight of(Duty duty) {
        var position = duty.mandate().position();
        var area = duty.area();
        if (area.kind() == Area.Kind.COMMUNITY && duty.does(Work.COMMUNITY))
            return new Sight(EnumSet.of(Kind.COMMUNITY), null, area.id());
        if (UNITS.contains(position))
            return new Sight(
                    EnumSet.of(Kind.DEPARTMENT), null, duty.mandate().body().id());
        if (area.kind() == Area.Kind.SUBDISTRICT && STREETS.contains(position))
            return new Sight(EnumSet.allOf(Kind.class), area.id(), null);
        if (area.kind() == Area.Kind.DISTRICT && OFFICES.contains(position))
            return new Sight(EnumSet.allOf(Kind.class), null, null);
        throw new Forbidden("考核结果由区、街镇和被考核的单位查看");
    }

    /** For the menu. */
    static Set<String> positions() {
        return Stream.of(
                        OFFICES,
                        STREETS,
                        UNITS,
                        Set.of(Position.PARTY_SECRETARY, Position.COMMITTEE_MEMBER, Position.COMMUNITY_WORKER))
                .flatMap(Set::stream)
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the district decides on: weights, and what is contested. */
    static boolean decides(Duty duty) {
        return duty.mandate().position() == Position.DISTRICT_STAFF
                && duty.area().kind() == Area.Kind.DISTRICT;
    }

    static void mustDecide(Duty duty) {
        if (!decides(duty)) throw new Forbidden("这项由区社建办决定");
    }

    /** Who speaks for the assessed: the 书记, the street's leader and office, the department itself. */
    boolean speaksFor(Duty duty, Kind kind, long subject) {
        return switch (kind) {
            case COMMUNITY ->
                Long.valueOf(subject).equals(own) && duty.mandate().position() == Position.PARTY_SECRETARY;
            case STREET ->
                Long.valueOf(subject).equals(street)
                        && EnumSet.of(Position.STREET_LEADER, Position.STREET_STAFF)
                                .contains(duty.mandate().position());
            case DEPARTMENT -> Long.valueOf(subject).equals(own);
        };
    }

    Kind kind(String asked) {
        return Stream.of(Kind.values())
                .filter(it -> it.name().equals(asked) && kinds.contains(it))
                .findFirst()
                .orElseGet(() -> List.of(Kind.values()).stream()
                        .filter(kinds::contains)
                        .findFirst()
                        .orElseThrow());
    }
}
