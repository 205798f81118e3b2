/**
 * 沉默社区雷达 (B3). That nobody says anything is no proof that all is well: communities from which far less comes than from
 * their like are looked at first. Nothing is said of any person, and of no place where few live.
 */
@NullMarked
package shequtong.supervision.quiet;

import org.jspecify.annotations.NullMarked;
