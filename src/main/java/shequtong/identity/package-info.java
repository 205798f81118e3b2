/** 身份. Who is at the other end: a person, their account, their sessions, and how they sign in. */
@ApplicationModule(displayName = "身份", allowedDependencies = "audit")
@NullMarked
package shequtong.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
