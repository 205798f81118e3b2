package shequtong.residency.joining;

import shequtong.web.Html;

/** One sheet of A4 for the wall. */
record PosterPage(String path, long id, String estate, String street, String committee, String link) implements Html {}
