package shequtong.organization;

/** A post that is changing hands, for the two whom it is about: one of them has no desk there yet, so it has an address of its own. */
public record Handing(long id, String place, Position position) {

    public static final String PATH = "/me/handovers";
}
