package shequtong.residency.joining;

import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * One sheet of A4 for the wall.
 *
 * @param qr where its code is fetched
 * @param place the community and its 街镇
 * @param unit the committee, as registered
 * @param phone under which somebody answers who cannot scan
 */
record Poster(
        String qr,
        String estate,
        String place,
        String unit,
        @Nullable String phone,
        String link) implements Html {}
