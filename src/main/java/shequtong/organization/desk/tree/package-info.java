/** 组织树: one level at a time, a search over all of it, and a page for every unit that says who, what, with whom, how. */
@NullMarked
package shequtong.organization.desk.tree;

import org.jspecify.annotations.NullMarked;
