/** What a community has answered, added up case by case, for whoever looks at many of them at once. */
@NullMarked
package shequtong.casework.tally;

import org.jspecify.annotations.NullMarked;
