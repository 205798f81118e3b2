/** 版块和分工. The desk page on which a committee arranges its sections; here, because it shows people. */
@NullMarked
package shequtong.residency.sections;

import org.jspecify.annotations.NullMarked;
