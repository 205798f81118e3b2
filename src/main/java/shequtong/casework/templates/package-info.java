/** What a committee keeps ready to say: answers, and what it asks of whoever raises a matter. Every wording is kept. */
@NullMarked
package shequtong.casework.templates;

import org.jspecify.annotations.NullMarked;
