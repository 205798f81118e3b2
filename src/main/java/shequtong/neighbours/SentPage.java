package shequtong.neighbours;

import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/** @param starred whether numbers of phones or identity cards in it were starred (R27) */
record SentPage(
        String back,
        String path,
        @Nullable String edit,
        String committee,
        boolean matter,
        boolean starred,
        String draft,
        StoryCard story)
        implements Html {}
