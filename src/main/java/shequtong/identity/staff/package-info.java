/** How staff come in: the sign-in with two factors, the link they come by first, and what they may change themselves. */
@NullMarked
package shequtong.identity.staff;

import org.jspecify.annotations.NullMarked;
