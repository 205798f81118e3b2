package shequtong.casework.file;

import java.util.Map;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.organization.Viewer;

/** The viewer as the database function casework.seen asks for them: how far they see, and from where. */
public record Scope(String reach, long place, long me, long unit) {

    public static Scope of(Viewer viewer) {
        return switch (viewer) {
            case Here here ->
                new Scope(reach(here), here.community().id(), here.person().value(), 0);
            case Duty duty ->
                new Scope(
                        reach(duty),
                        duty.area().id(),
                        duty.person().value(),
                        duty.mandate().body().id());
        };
    }

    /** Under the names that every statement gives them. */
    public Map<String, Object> params() {
        return Map.of("reach", reach, "place", place, "me", me, "unit", unit);
    }

    private static String reach(Here here) {
        return switch (here.capacity()) {
            case RESIDENT -> "NEIGHBOUR";
            case STAFF -> "STAFF";
            case OBSERVER, INSPECTOR -> "OBSERVER";
        };
    }

    private static String reach(Duty duty) {
        return switch (duty.work()) {
            case COMMUNITY -> "STAFF";
            case COORDINATING -> "STREET";
            case HANDLING -> "UNIT";
            case DISTRICT -> duty.mandate().position() == Position.DISTRICT_STAFF ? "DISTRICT" : "NONE";
            case CONSULTING, PROMOTING, LEADING, PLATFORM -> "NONE";
        };
    }
}
