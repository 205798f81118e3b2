/** 首页. Where everybody arrives: residents at their community's home, officials at today's work. It only shows. */
@ApplicationModule(
        displayName = "首页",
        allowedDependencies = {
            "audit",
            "identity",
            "organization",
            "residency",
            "media",
            "notification",
            "conversation",
            "casework",
            "neighbours",
            "supervision"
        })
@NullMarked
package shequtong.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
