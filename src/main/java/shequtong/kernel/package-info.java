/** What every module may use: the ways to say no, pages of a list, subjects, sealing, the hash chain, the clock. */
@ApplicationModule(
        displayName = "内核",
        allowedDependencies = {})
@NullMarked
package shequtong.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
