/** 审计台. What auditors read of the record that {@code audit} keeps, and how anybody may have it verified. It changes nothing. */
@ApplicationModule(
        displayName = "审计台",
        allowedDependencies = {"audit", "identity", "organization", "residency"})
@NullMarked
package shequtong.auditing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
