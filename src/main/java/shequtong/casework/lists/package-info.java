/** The lists a 书记 lives in: filters, saved views, ★, one answer to many who met the same, and a file to take along. */
@NullMarked
package shequtong.casework.lists;

import org.jspecify.annotations.NullMarked;
