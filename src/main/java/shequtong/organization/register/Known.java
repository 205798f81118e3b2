package shequtong.organization.register;

import shequtong.organization.Area;

/** A 街镇 or a 居村 as the tree has it now; one that was closed stays known. */
record Known(
        long id, String code, Area.Kind kind, Area.Sort sort, String name, String label, String parent, boolean open) {}
