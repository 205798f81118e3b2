/** 小区移交. When communities were merged or split, their estates go over, with everybody who lives there. */
@NullMarked
package shequtong.residency.handover;

import org.jspecify.annotations.NullMarked;
