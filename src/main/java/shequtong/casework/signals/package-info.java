/**
 * 高频提醒 (R52): many of one kind in one 小区 within thirty days are told to the community and the 街镇 once, so that
 * somebody looks for what lies behind them.
 */
@NullMarked
package shequtong.casework.signals;

import org.jspecify.annotations.NullMarked;
