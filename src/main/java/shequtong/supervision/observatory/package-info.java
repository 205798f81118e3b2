/** 观察台: any community in reach as it stands, and where among all of them to look first (S105). */
@NullMarked
package shequtong.supervision.observatory;

import org.jspecify.annotations.NullMarked;
