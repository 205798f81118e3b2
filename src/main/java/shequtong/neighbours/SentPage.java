package shequtong.neighbours;

import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * @param hours within which somebody answers
 * @param starred whether numbers of phones or identity cards in it were starred (R27)
 */
record SentPage(
        String back,
        String path,
        @Nullable String edit,
        String committee,
        boolean matter,
        int hours,
        boolean starred,
        String draft,
        StoryCard story)
        implements Html {}
