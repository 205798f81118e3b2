/** 分片联系: which official looks after which street or community, from when until when (S107). */
@NullMarked
package shequtong.supervision.pairing;

import org.jspecify.annotations.NullMarked;
