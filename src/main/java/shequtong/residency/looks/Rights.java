package shequtong.residency.looks;

import java.util.Arrays;
import java.util.List;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.residency.Looking;

/** Who may see which field in full: the rows “reveal full …” of the authorisation matrix. */
final class Rights {

    private Rights() {}

    static List<Field> of(Duty duty) {
        return Arrays.stream(Field.values()).filter(it -> may(duty, it)).toList();
    }

    static boolean may(Duty duty, Field field) {
        return switch (field) {
            case PHONE, DWELLING -> Looking.reaches(duty);
            case ID_NUMBER -> duty.does(Work.COMMUNITY) && duty.mandate().position() != Position.COMMUNITY_WORKER;
        };
    }
}
