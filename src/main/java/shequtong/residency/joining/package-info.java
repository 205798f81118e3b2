/** 加入. From the QR code at the gate to 欢迎回家: the form, the steps its writer sees, and the committee's review. */
@NullMarked
package shequtong.residency.joining;

import org.jspecify.annotations.NullMarked;
