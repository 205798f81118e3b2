/** 户册. Which dwellings a community has and who is expected in each: read in from files by two, corrected one by one. */
@NullMarked
package shequtong.residency.roll;

import org.jspecify.annotations.NullMarked;
