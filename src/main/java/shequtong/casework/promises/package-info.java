/** 承诺钟 (B8): a sentence of an official with a date in it, confirmed by one tap, counted down in public, and kept or not. */
@NullMarked
package shequtong.casework.promises;

import org.jspecify.annotations.NullMarked;
