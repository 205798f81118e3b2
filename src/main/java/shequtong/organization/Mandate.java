package shequtong.organization;

/** That somebody holds a position, for a body, in an area. What an official does, they do under one of these (R11). */
public record Mandate(long id, Position position, Body body) {

    /** An organisation that acts in an area: a committee, a department, a property company. */
    public record Body(long id, String kind, String name) {}
}
