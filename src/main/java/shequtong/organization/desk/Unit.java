package shequtong.organization.desk;

import org.jspecify.annotations.Nullable;
import shequtong.organization.Area;
import shequtong.organization.CommunityType;

/**
 * A district, a street or a community as it is looked at from a desk.
 *
 * @param phone of its office, for whoever has to ring there
 * @param aboveCode the code of the area it lies in, if that is in sight of the desk
 * @param own whether it is the very area of the desk, and not one below
 */
public record Unit(
        Area area,
        @Nullable String phone,
        @Nullable CommunityType type,
        @Nullable String aboveCode,
        boolean own) {

    /** What a page may carry of it. */
    public record Head(
            String code,
            String label,
            Area.Kind kind,
            Area.Sort sort,
            String above,
            @Nullable String phone,
            @Nullable CommunityType type) {

        public boolean community() {
            return kind == Area.Kind.COMMUNITY;
        }
    }

    public Head head() {
        return new Head(area.code(), area.label(), area.kind(), area.sort(), area.above(), phone, type);
    }

    public long id() {
        return area.id();
    }

    public boolean is(Area.Kind kind) {
        return area.kind() == kind;
    }

    public boolean village() {
        return area.sort() == Area.Sort.VILLAGE;
    }
}
