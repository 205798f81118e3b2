/**
 * 历史遗留 (S94): what cannot be solved by when it is due is kept on a ledger. It is overdue nowhere, is looked at once a
 * year with a clock of its own, and always says when somebody last did something about it.
 */
@NullMarked
package shequtong.casework.legacy;

import org.jspecify.annotations.NullMarked;
