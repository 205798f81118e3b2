/**
 * Who else may know who reported a matter (R48): a handler that is no authority knows it only when the reporter agrees, for
 * that body and that matter. Each look is entered with what it was for, and the reporter reads it.
 */
@NullMarked
package shequtong.casework.consents;

import org.jspecify.annotations.NullMarked;
