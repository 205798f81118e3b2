package shequtong.neighbours;

import shequtong.kernel.Subject;

record StoryId(long value) {

    static final String KIND = "neighbours.story";

    /** Lets Spring bind a path variable. */
    public static StoryId valueOf(String text) {
        return new StoryId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
