package shequtong.residency.household;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.FieldError;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Relation;
import shequtong.web.Faults;

/** Where somebody has moved to within the community, as it was typed. */
record MovingForm(long estate, String building, String room, String relation, UUID once) {

    /** A browser leaves out what is not filled. */
    @SuppressWarnings("ConstantValue")
    MovingForm {
        building = typed(building);
        room = typed(room);
        relation = typed(relation);
        if (once == null) once = UUID.randomUUID();
    }

    static MovingForm empty() {
        return new MovingForm(0, "", "", "", UUID.randomUUID());
    }

    Faults faults() {
        var faults = new ArrayList<FieldError>();
        add(faults, "building", length(Dwelling.building(building), "请填楼号"));
        add(faults, "room", length(Dwelling.room(room), "请填室号"));
        if (Arrays.stream(Relation.values()).noneMatch(it -> it.name().equals(relation)))
            add(faults, "relation", "请选一个，您和这套房子是什么关系");
        return new Faults(List.copyOf(faults));
    }

    /** Once there are no faults. */
    Dwelling dwelling() {
        return new Dwelling(estate, Dwelling.building(building), Dwelling.room(room));
    }

    private static String length(String plain, String missing) {
        return plain.isEmpty() ? missing : plain.length() > Dwelling.MAX ? "请写得短一些，20字以内" : "";
    }

    private static void add(List<FieldError> faults, String field, String message) {
        if (!message.isEmpty()) faults.add(new FieldError("move", field, message));
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }
}
