/** 为什么派给你 (B10): who really solved matters of the same kind nearby, counted from what residents confirmed. */
@NullMarked
package shequtong.casework.solvers;

import org.jspecify.annotations.NullMarked;
