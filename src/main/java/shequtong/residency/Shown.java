package shequtong.residency;

/** A person as this viewer may see them. Only {@link IdentityView} can make one: the constructor is its alone. */
public final class Shown {

    private final String text;
    private final String place;
    private final String initial;
    private final int hue;
    private final boolean official;

    Shown(String text, String place, String initial, int hue, boolean official) {
        this.text = text;
        this.place = place;
        this.initial = initial;
        this.hue = hue;
        this.official = official;
    }

    /** 周女士, 沈丽华, 居民 A7K2, 一位邻居. */
    public String text() {
        return text;
    }

    /** 3号楼 for whoever may know it, 吴淞新城党组织·党组织书记 for an official; empty otherwise. */
    public String place() {
        return place;
    }

    /** What stands on the avatar. */
    public String initial() {
        return initial;
    }

    /** One of eight classes of our css, 0–7: colours in a style attribute would not pass the content policy. */
    public int hue() {
        return hue;
    }

    public boolean official() {
        return official;
    }
}
