package shequtong.residency.looks;

import java.util.Arrays;
import java.util.List;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;

/** Who may see which field in full: the rows “reveal full …” of the authorisation matrix. */
final class Rights {

    private Rights() {}

    static List<Field> of(Duty duty) {
        return Arrays.stream(Field.values()).filter(it -> may(duty, it)).toList();
    }

    static boolean may(Duty duty, Field field) {
        var community = duty.does(Work.COMMUNITY);
        return switch (field) {
            case PHONE, DWELLING -> community || street(duty);
            case ID_NUMBER -> community && duty.mandate().position() != Position.COMMUNITY_WORKER;
        };
    }

    /** A 街镇, and only about those whose matters it has in hand. */
    static boolean street(Duty duty) {
        return duty.mandate().position() == Position.STREET_STAFF
                || duty.mandate().position() == Position.STREET_LEADER;
    }
}
