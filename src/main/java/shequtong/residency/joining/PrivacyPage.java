package shequtong.residency.joining;

import shequtong.web.Html;

/** @param version what a consent refers to; git keeps the wording of the ones before */
record PrivacyPage(int version) implements Html {}
