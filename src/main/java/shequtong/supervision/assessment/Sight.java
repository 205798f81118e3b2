package shequtong.supervision.assessment;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    /** @throws Forbidden for a desk that has no part in it */
    static Sight of(Duty duty) {
        return find(duty).orElseThrow(() -> new Forbidden("考核结果由区、街镇和被考核的单位查看"));
    }

    static boolean may(Duty duty) {
        return find(duty).isPresent();
    }

    private static Optional<Sight> find(Duty duty) {
        var position = duty.mandate().position();
        var area = duty.area();
        if (area.kind() == Area.Kind.COMMUNITY && duty.does(Work.COMMUNITY))
            return Optional.of(new Sight(EnumSet.of(Kind.COMMUNITY), null, area.id()));
        if (UNITS.contains(position))
            return Optional.of(new Sight(
                    EnumSet.of(Kind.DEPARTMENT), null, duty.mandate().body().id()));
        if (area.kind() == Area.Kind.SUBDISTRICT && STREETS.contains(position))
            return Optional.of(new Sight(EnumSet.allOf(Kind.class), area.id(), null));
        if (area.kind() == Area.Kind.DISTRICT && OFFICES.contains(position))
            return Optional.of(new Sight(EnumSet.allOf(Kind.class), null, null));
        return Optional.empty();
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

    /** A file is for who sees many rows: who sees its own has it on the page. */
    boolean takes() {
        return own == null;
    }

    void mustTake() {
        if (!takes()) throw new Forbidden("考核表由区和街镇导出，本单位的在页面上看、打印");
    }

    /** Whoever confirms what the district proposes as weights, and reads nothing else here. */
    static boolean confirms(Duty duty) {
        return duty.mandate().position() == Position.SECURITY_ADMIN
                && duty.area().kind() == Area.Kind.DISTRICT;
    }

    static void mustConfirm(Duty duty) {
        if (!confirms(duty)) throw new Forbidden("考核权重由区社建办提出，由安全管理员确认");
    }

    /** Of whom the weights may be read. */
    static Sight ofWeights(Duty duty) {
        return confirms(duty) ? new Sight(EnumSet.allOf(Kind.class), null, null) : of(duty);
    }

    /** Who speaks for the assessed: the 书记, the department itself. A street's figures are its communities', and so are the contests. */
    boolean speaksFor(Duty duty, Kind kind, long subject) {
        return Long.valueOf(subject).equals(own)
                && switch (kind) {
                    case COMMUNITY -> duty.mandate().position() == Position.PARTY_SECRETARY;
                    case STREET -> false;
                    case DEPARTMENT -> true;
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
