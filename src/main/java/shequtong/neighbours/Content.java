package shequtong.neighbours;

import org.jspecify.annotations.Nullable;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.kernel.Masked;

/**
 * What a story says, as it may be shown: numbers of phones and identity cards are starred.
 *
 * @param starred whether there were any, so that the author is told
 * @param category the code of a minor category, when its author chose one
 */
record Content(
        StoryKind kind,
        String words,
        boolean starred,
        String place,
        long estate,
        @Nullable String category,
        Visibility visibility) {

    static final int WORDS = 500;
    static final int PLACE = 60;

    private static final int TITLE = 24;
    private static final String SENTENCE_ENDS = "[。！？!?；;\\n]";

    static Content of(
            StoryKind kind, String words, String place, long estate, @Nullable String category, Visibility visibility) {
        var said = Masked.of(words.strip().replace("\r\n", "\n"));
        var where = Masked.of(place.strip());
        return new Content(
                kind, said.words(), said.found() || where.found(), where.words(), estate, category, visibility);
    }

    /** The first sentence, as far as it fits on a line. */
    String title() {
        var first = words.split(SENTENCE_ENDS, 2)[0].strip();
        var line = first.isEmpty() ? words.replace('\n', ' ') : first;
        if (line.codePointCount(0, line.length()) <= TITLE) return line;
        return line.substring(0, line.offsetByCodePoints(0, TITLE)) + "…";
    }

    Matter matter() {
        return new Matter(title(), words, place, category == null ? kind.otherwise() : category, visibility, estate);
    }

    /** The same, made a case by the committee under this category. */
    Matter matter(String chosen) {
        return new Matter(title(), words, place, chosen, visibility, estate);
    }
}
