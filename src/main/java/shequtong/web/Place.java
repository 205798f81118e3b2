package shequtong.web;

import java.util.Set;

/**
 * An entry of a menu, made known as a bean by the module whose page it is; the path goes on from the frame's base.
 *
 * @param group the heading it stands under on the desk; empty on the residents' face
 * @param primary the raised button in the middle of the residents' bar
 * @param only the roles it is for; empty for everybody on that face
 */
public record Place(
        Face face, int order, String group, String path, String icon, String label, boolean primary, Set<String> only) {

    /** Residents' pages, and the desk of those who work for them. */
    public enum Face {
        RESIDENT,
        DESK
    }

    public static Place resident(int order, String path, String icon, String label) {
        return new Place(Face.RESIDENT, order, "", path, icon, label, false, Set.of());
    }

    public static Place desk(int order, String group, String path, String icon, String label, Set<String> only) {
        return new Place(Face.DESK, order, group, path, icon, label, false, only);
    }

    public Place raised() {
        return new Place(face, order, group, path, icon, label, true, only);
    }

    Place called(String name) {
        return new Place(face, order, group, path, icon, name, primary, only);
    }

    boolean isFor(Shell.Frame frame) {
        return face == frame.face() && (only.isEmpty() || only.contains(frame.role()));
    }
}
