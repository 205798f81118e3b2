/**
 * 网格化平台 and 城管通. The plugs to the two systems in which a case may go on: what is handed over is brought there however
 * often it takes, and what they call back is believed when it is signed, once.
 */
@ApplicationModule(
        displayName = "网格",
        allowedDependencies = {"casework :: spi", "organization", "identity", "audit"})
@NullMarked
package shequtong.grid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
