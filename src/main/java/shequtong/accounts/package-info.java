/** 账号. Officials' accounts as whoever looks after them sees them: shut, opened again, signed out, given a new link. */
@ApplicationModule(
        displayName = "账号",
        allowedDependencies = {"audit", "identity", "organization", "residency"})
@NullMarked
package shequtong.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
