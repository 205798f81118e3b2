package shequtong.web;

/** A picture on a page: the small one shown, the large one behind it, and what is on it for who cannot see it. */
public record Picture(String small, String large, String alt) {}
