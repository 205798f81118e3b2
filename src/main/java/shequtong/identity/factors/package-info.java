/** What staff prove themselves with: a password, an authenticator, recovery codes; and how often they may fail. */
@NullMarked
package shequtong.identity.factors;

import org.jspecify.annotations.NullMarked;
