/** 评论和点赞. What people say to each other beneath a thing of any board; the board says who may see the thing. */
@ApplicationModule(
        displayName = "评论",
        allowedDependencies = {"audit", "identity", "organization", "residency"})
@NullMarked
package shequtong.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
