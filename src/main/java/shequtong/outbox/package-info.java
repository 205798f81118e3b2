/** 收发. What one part of the house told another and was not heard yet: offered again until it is, by one machine at a time. */
@ApplicationModule(
        displayName = "收发",
        allowedDependencies = {})
@NullMarked
package shequtong.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
