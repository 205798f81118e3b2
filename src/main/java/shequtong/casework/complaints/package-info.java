/**
 * 工作作风反映 (R49): what residents say about a committee and its people. It goes to the office of the 街镇 and leaves
 * no trace with those it is about, because nothing of it lies among the cases.
 */
@NullMarked
package shequtong.casework.complaints;

import org.jspecify.annotations.NullMarked;
