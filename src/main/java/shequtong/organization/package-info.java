/**
 * 组织. The tree of areas, the bodies that act in it, who holds which position, and on whose behalf a request acts:
 * {@link Here} among residents, {@link Duty} at a desk.
 */
@ApplicationModule(
        displayName = "组织",
        allowedDependencies = {"audit", "identity"})
@NullMarked
package shequtong.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
