package shequtong.media;

/** The unguessable name of a picture: 128 bit in 22 characters. */
public record MediaId(String value) {

    public MediaId {
        if (!isOne(value)) throw new IllegalArgumentException("no name of a picture");
    }

    /** Whether a form may mean a picture by this. */
    public static boolean isOne(String text) {
        return text.matches("[\\w-]{22}");
    }

    /** Lets Spring bind a path variable or a hidden field. */
    public static MediaId valueOf(String text) {
        return new MediaId(text);
    }
}
