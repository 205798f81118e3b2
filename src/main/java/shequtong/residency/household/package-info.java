/** 一户. Who lives in one dwelling under one head, who comes, who goes, who has to say that they are still there. */
@NullMarked
package shequtong.residency.household;

import org.jspecify.annotations.NullMarked;
