package shequtong.organization;

/** What follows from the registered name of an area. */
public final class AreaLabel {

    private AreaLabel() {}

    /** As people say it: 吴淞新城居委会 → 吴淞新城; 天平村村委会 → 天平村; 联合村委会 → 联合村. */
    public static String of(Area.Kind kind, String name) {
        if (kind != Area.Kind.COMMUNITY) return name;
        return name.replaceFirst("(社区)?(居委会|居民委员会)$", "")
                .replaceFirst("村(村委会|村民委员会)$", "村")
                .replaceFirst("(村委会|村民委员会)$", "村");
    }

    /** @param published neighbourhood or village, as the register has it for a community */
    public static Area.Sort sort(Area.Kind kind, String published, String name) {
        return switch (kind) {
            case DISTRICT -> Area.Sort.DISTRICT;
            case COMMUNITY -> published.equals("village") ? Area.Sort.VILLAGE : Area.Sort.RESIDENTIAL;
            case SUBDISTRICT ->
                name.endsWith("街道") ? Area.Sort.STREET : name.endsWith("镇") ? Area.Sort.TOWN : Area.Sort.PARK;
            case ESTATE -> throw new IllegalArgumentException("the register has no estates");
        };
    }
}
