/** 孩子. Whoever is under 14 joins only with the consent of a grown-up they live with, and rests when it is taken back. */
@NullMarked
package shequtong.residency.minors;

import org.jspecify.annotations.NullMarked;
