/** 我的数据. What somebody may ask of us about their own data (R99–R101): see it, take it away, take back, close. */
@NullMarked
package shequtong.residency.mine;

import org.jspecify.annotations.NullMarked;
