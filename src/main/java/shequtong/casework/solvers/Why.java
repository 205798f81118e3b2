package shequtong.casework.solvers;

import shequtong.web.Html;

/** For whoever has to handle it. */
public record Why(String sentence) implements Html {}
