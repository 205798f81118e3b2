/** What comes after the end: whether it still holds a week later, and what came back within a month. */
@NullMarked
package shequtong.casework.followup;

import org.jspecify.annotations.NullMarked;
