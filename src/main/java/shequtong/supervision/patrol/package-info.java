/** 网上巡查: the sheet of a round, what of it was really opened, and what became of the day (R53, R54, B2). */
@NullMarked
package shequtong.supervision.patrol;

import org.jspecify.annotations.NullMarked;
