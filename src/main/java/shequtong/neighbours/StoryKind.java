package shequtong.neighbours;

import java.util.Arrays;

/** What somebody wants to say. */
enum StoryKind {
    PROBLEM("反映问题", "alert-circle", true),
    SUGGESTION("提建议", "bulb", true),
    PRAISE("夸一夸", "thumb-up", false),
    LIFE("晒生活", "photo", false);

    private final String label;
    private final String icon;
    private final boolean matter;

    StoryKind(String label, String icon, boolean matter) {
        this.label = label;
        this.icon = icon;
        this.matter = matter;
    }

    /** What a form says; of what it cannot say, the first. */
    static StoryKind of(String name) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(PROBLEM);
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }

    /** Whether somebody has to answer it: then it is a case from the first moment (R30). */
    boolean matter() {
        return matter;
    }

    /** The category of what its author gave none. */
    String otherwise() {
        return this == SUGGESTION ? "OTHER-03" : "OTHER-99";
    }
}
