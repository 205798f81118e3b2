package shequtong.audit;

/** Who acted, in numbers: the audit lies below the modules that know people and areas. Area 0 is the platform. */
public record Actor(long person, String capacity, long area) {

    /** A deadline that fell due. */
    public static Actor clock(long area) {
        return new Actor(0, "CLOCK", area);
    }

    /** Somebody acting for themselves alone, as when signing in. */
    public static Actor self(long person) {
        return new Actor(person, "SELF", 0);
    }
}
