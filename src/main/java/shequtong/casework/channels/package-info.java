/** What a court or an authority decides is answered with the way there, and not dispatched (R36). */
@NullMarked
package shequtong.casework.channels;

import org.jspecify.annotations.NullMarked;
