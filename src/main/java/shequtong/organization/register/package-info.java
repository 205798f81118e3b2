/** 居村册. A newer edition of the published register: read, compared, corrected, confirmed by a second person, written. */
@NullMarked
package shequtong.organization.register;

import org.jspecify.annotations.NullMarked;
