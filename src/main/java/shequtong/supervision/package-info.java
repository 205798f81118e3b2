/**
 * 观察、巡查、督办. Who looks after which communities from above, what they really opened on their three patrols a day,
 * what they found, and what was demanded of whom by when. It reads the boards and writes to none of them.
 */
@ApplicationModule(
        displayName = "观察与督查",
        allowedDependencies = {"audit", "identity", "organization", "residency", "notification", "casework"})
@NullMarked
package shequtong.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
