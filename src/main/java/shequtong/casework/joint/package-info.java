/**
 * 约请 (S93): what no single body solves comes to one table, called by a 街镇 or the district with a purpose, a day and
 * somebody in the lead. Who is invited answers, is there or is not, and what is taken on at the table is sent like any other
 * dispatch. Both sides are kept for assessment (R95).
 */
@NullMarked
package shequtong.casework.joint;

import org.jspecify.annotations.NullMarked;
