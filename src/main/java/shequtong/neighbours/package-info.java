/**
 * 左邻右舍. What residents tell each other and the committee about life here (身边事), in words and photos. A problem or a
 * suggestion becomes a case of casework at once; who sees what follows its author's choice.
 */
@ApplicationModule(
        displayName = "左邻右舍",
        allowedDependencies = {
            "audit",
            "identity",
            "organization",
            "residency",
            "media",
            "notification",
            "conversation",
            "casework"
        })
@NullMarked
package shequtong.neighbours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
