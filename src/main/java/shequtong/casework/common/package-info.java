/**
 * 共性问题 (S102): different matters with one cause are kept together under one name, followed with a next step and its
 * date, and said to be solved when the cause is gone. The cases stay what they are, each with its own clocks and its own end.
 */
@NullMarked
package shequtong.casework.common;

import org.jspecify.annotations.NullMarked;
