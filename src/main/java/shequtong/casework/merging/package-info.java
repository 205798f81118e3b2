/** 并案, and finding what was reported before. */
@NullMarked
package shequtong.casework.merging;

import org.jspecify.annotations.NullMarked;
