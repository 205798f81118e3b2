/** The case itself: its states, its clocks, its path, the bodies it is with, and all their SQL. */
@NullMarked
package shequtong.casework.file;

import org.jspecify.annotations.NullMarked;
