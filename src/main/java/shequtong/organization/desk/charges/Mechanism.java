package shequtong.organization.desk.charges;

import shequtong.organization.Area;

/** What a district and each of its streets has a named person for (S12); a street and a community have a contact (S107). */
public enum Mechanism {
    COORDINATION("统筹协调"),
    PATROL("巡查监督"),
    SUPPORT("服务支撑"),
    CONTACT("分片联系");

    private final String label;

    Mechanism(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean in(Area.Kind kind) {
        return switch (kind) {
            case DISTRICT -> this != CONTACT;
            case SUBDISTRICT -> true;
            case COMMUNITY -> this == CONTACT;
            case ESTATE -> false;
        };
    }
}
