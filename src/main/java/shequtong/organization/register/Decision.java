package shequtong.organization.register;

/**
 * How a line of the preview was corrected by hand.
 *
 * @param other the code of the area it comes from, or goes into; empty where there is none
 * @param slug the short code of a new area, empty for the one that is proposed
 */
record Decision(String code, What what, String other, String slug) {}
