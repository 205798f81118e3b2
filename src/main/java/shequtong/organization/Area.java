package shequtong.organization;

import org.jspecify.annotations.Nullable;

/**
 * A place in the tree 区 → 街镇(园区) → 居村 → 小区.
 *
 * @param code the published 12-digit code
 * @param name as registered, 吴淞新城居委会
 * @param label as people say it, 吴淞新城
 * @param slug what stands in the address bar and before a case's number; an estate has none
 * @param above the label of the area it lies in
 * @param closed that it is no more: what was written there is read and not added to
 */
public record Area(
        long id,
        String code,
        Kind kind,
        Sort sort,
        String name,
        String label,
        @Nullable String slug,
        String above,
        boolean closed) {

    /** One that is open. */
    public Area(
            long id,
            String code,
            Kind kind,
            Sort sort,
            String name,
            String label,
            @Nullable String slug,
            String above) {
        this(id, code, kind, sort, name, label, slug, above, false);
    }

    public enum Kind {
        DISTRICT,
        SUBDISTRICT,
        COMMUNITY,
        ESTATE
    }

    public enum Sort {
        DISTRICT,
        STREET,
        TOWN,
        PARK,
        RESIDENTIAL,
        VILLAGE,
        ESTATE
    }

    /** 居委会 or 村委会, for sentences about who will answer. */
    public String committee() {
        return sort == Sort.VILLAGE ? "村委会" : "居委会";
    }
}
