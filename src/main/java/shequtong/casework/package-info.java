/**
 * 问题分层处置. A matter becomes a case: it has a number, somebody responsible, two clocks and a path that everybody may
 * follow, from the first words to the resident's verdict. Other modules open cases and show how they stand, no more.
 */
@ApplicationModule(
        displayName = "问题分层处置",
        allowedDependencies = {"audit", "identity", "organization", "residency", "media", "notification", "conversation"
        })
@NullMarked
package shequtong.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
