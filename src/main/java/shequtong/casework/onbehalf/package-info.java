/** 代录: matters of people who rang or came, written down by a colleague, until whose they are takes them over. */
@NullMarked
package shequtong.casework.onbehalf;

import org.jspecify.annotations.NullMarked;
