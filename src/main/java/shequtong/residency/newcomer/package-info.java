/** 新邻居. The first steps of somebody who has just come (S136), ticked by what they have really done. */
@NullMarked
package shequtong.residency.newcomer;

import org.jspecify.annotations.NullMarked;
