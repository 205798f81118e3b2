package shequtong.residency.joining;

import shequtong.web.Faults;
import shequtong.web.Html;

/** Number and code: the part of the form that htmx swaps when a code was asked for. */
record PhonePart(String path, String phone, boolean sent, Faults faults) implements Html {}
