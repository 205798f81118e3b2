/** 身边事办理: the committee's queue and the page of a case, and what a 街镇 sees of both. */
@NullMarked
package shequtong.casework.desk;

import org.jspecify.annotations.NullMarked;
