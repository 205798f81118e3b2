/** 查看. How an official gets to see what is masked: with a reason, proving once more who they are, and so that the resident sees it. */
@NullMarked
package shequtong.residency.looks;

import org.jspecify.annotations.NullMarked;
