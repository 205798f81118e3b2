/** 派单: what a body was asked to do. It sees the matter and its pictures, and no person (R48). */
@NullMarked
package shequtong.casework.tasks;

import org.jspecify.annotations.NullMarked;
