/**
 * An end that its reporter does not confirm: forced with the approval of the tier above (R46), or verified by it where
 * nobody answered (R45). The tier above answers for both, and never whoever asked.
 */
@NullMarked
package shequtong.casework.closing;

import org.jspecify.annotations.NullMarked;
