package shequtong.home;

import shequtong.web.Html;

/** A desk for which nothing is kept here yet but its notices. */
record QuietPage(String position) implements Html {}
