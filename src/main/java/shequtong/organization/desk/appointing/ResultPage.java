package shequtong.organization.desk.appointing;

import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * What came of an appointment, told to whoever made it.
 *
 * @param link with which the new official comes in; on this page and on no other, and printed
 */
record ResultPage(
        String back,
        Shown shown,
        String seat,
        String state,
        @Nullable String link,
        boolean known,
        int days) implements Html {}
