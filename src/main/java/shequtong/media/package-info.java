/** 图片. Takes photos in, drawn anew, and gives each only to whoever may see what it hangs on. It knows no board. */
@ApplicationModule(
        displayName = "图片",
        allowedDependencies = {"audit", "identity", "organization", "residency"})
@NullMarked
package shequtong.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
