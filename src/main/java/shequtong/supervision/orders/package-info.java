/** 巡查发现、提醒、督办: noted, answered in a day, or demanded until a day and lifted only by who demanded it (R51, R55). */
@NullMarked
package shequtong.supervision.orders;

import org.jspecify.annotations.NullMarked;
