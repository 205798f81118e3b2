/**
 * 治慧中心. What the district learns from its communities: here, what one of them found out and others take up. It reads the
 * boards and writes to none of them.
 */
@ApplicationModule(
        displayName = "治慧中心",
        allowedDependencies = {"audit", "identity", "organization", "residency", "notification", "casework"})
@NullMarked
package shequtong.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
