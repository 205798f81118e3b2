/**
 * The ways that are fair: what is not one's own goes back with a reason and a better address, more time is asked for before
 * it is over, and a clock rests only for reasons that lie with nobody. Each way is decided by somebody else in time, and the
 * resident hears of it.
 */
@NullMarked
package shequtong.casework.ways;

import org.jspecify.annotations.NullMarked;
