/** 落实专人: who answers for which mechanism, what is unmanned, and which departments are connected. */
@NullMarked
package shequtong.organization.desk.charges;

import org.jspecify.annotations.NullMarked;
