/**
 * 演示. A district that is lived in: invented people in five communities, two months of what they said and what became
 * of it. It writes other modules' tables, and a test reads through their pages what it wrote.
 */
@ApplicationModule(displayName = "演示")
@NullMarked
package shequtong.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
