/** The path of a case as evidence (B1): its chain recomputed before the reader, receipts for it, and the whole file on paper. */
@NullMarked
package shequtong.casework.record;

import org.jspecify.annotations.NullMarked;
