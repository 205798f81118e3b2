/** What a plug to a system outside needs to know of a case, and may do with it; and how it makes itself known. */
@NamedInterface("spi")
@NullMarked
package shequtong.casework.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
