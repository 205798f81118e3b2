/** What is said of somebody who lives here: the name and number on the card, the dwelling, the relation to it. */
@NullMarked
package shequtong.residency.facts;

import org.jspecify.annotations.NullMarked;
