/**
 * 9+X: what goes on in the 网格化平台 or the 城管通. A 街镇 sends a case there under a class of the catalogue; what is done
 * with it comes back step by step, until it is closed there or returned with a reason.
 */
@NullMarked
package shequtong.casework.catalogue;

import org.jspecify.annotations.NullMarked;
