/** 观察权 and 督查权: asked for with a purpose and an end, granted by another, taken back with a reason (S104, R5, R6, R8). */
@NullMarked
package shequtong.organization.desk.rights;

import org.jspecify.annotations.NullMarked;
