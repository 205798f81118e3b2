/** 回应看板: how fast and how well a community answers, counted from rows, each number with its formula. */
@NullMarked
package shequtong.casework.board;

import org.jspecify.annotations.NullMarked;
