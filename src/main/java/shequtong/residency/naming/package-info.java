/** 显示名. How somebody wants to be called here, within limits, and how that looks to others. */
@NullMarked
package shequtong.residency.naming;

import org.jspecify.annotations.NullMarked;
