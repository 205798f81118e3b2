/**
 * 组织与权限. The desk at which the tree is looked at and changed: who holds what, who takes over, who may look where. It
 * lies above residency, which alone makes a name fit for a page; what it changes are the tables of 组织.
 */
@ApplicationModule(
        displayName = "组织与权限",
        allowedDependencies = {"audit", "identity", "organization", "residency", "notification"})
@NullMarked
package shequtong.organization.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
