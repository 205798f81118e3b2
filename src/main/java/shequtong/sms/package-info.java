/** 短信. The plug to a short-message gateway: one POST for each message. */
@ApplicationModule(displayName = "短信", allowedDependencies = "identity")
@NullMarked
package shequtong.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
