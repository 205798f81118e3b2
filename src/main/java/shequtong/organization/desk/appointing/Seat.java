package shequtong.organization.desk.appointing;

import java.util.Set;
import shequtong.organization.Position;

/** A position that a body of an area has. */
record Seat(long body, String label, Position position) {

    /** As a form sends it. */
    String key() {
        return position.name() + "-" + body;
    }

    String text() {
        return position.label() + "·" + label;
    }

    /** The kinds of bodies somebody in this position works for. */
    static Set<String> bodies(Position position) {
        return switch (position) {
            case PARTY_SECRETARY -> Set.of("PARTY_ORGANIZATION");
            case COMMITTEE_MEMBER, COMMUNITY_WORKER -> Set.of("RESIDENTS_COMMITTEE", "VILLAGERS_COMMITTEE");
            case PROPERTY_STAFF -> Set.of("PROPERTY_COMPANY");
            case FAMILY_DOCTOR -> Set.of("HEALTH_CENTRE");
            case LAWYER -> Set.of("LAW_FIRM");
            case POLICE_OFFICER -> Set.of("POLICE_POST");
            case SQUAD_OFFICER -> Set.of("URBAN_MANAGEMENT_SQUAD");
            case DEPARTMENT_STAFF -> Set.of("DEPARTMENT");
            case GRID_OFFICER -> Set.of("GRID_CENTRE");
            case STREET_STAFF, STREET_LEADER -> Set.of("SUBDISTRICT_OFFICE");
            case DISTRICT_STAFF -> Set.of("DISTRICT_OFFICE");
            case PROMOTION_STAFF -> Set.of("PROMOTION_OFFICE");
            case LEADING_MEMBER -> Set.of("LEADING_GROUP");
            case ANALYST -> Set.of("INSIGHT_CENTER");
            case SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> Set.of("PLATFORM");
        };
    }
}
