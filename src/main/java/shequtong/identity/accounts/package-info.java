/** Accounts, the codes sent to them and the sessions opened with them: rows, and nothing that decides. */
@NullMarked
package shequtong.identity.accounts;

import org.jspecify.annotations.NullMarked;
