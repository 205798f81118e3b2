/** The case as residents see it: progress, verdict, 我也遇到, 催一催. */
@NullMarked
package shequtong.casework.residents;

import org.jspecify.annotations.NullMarked;
