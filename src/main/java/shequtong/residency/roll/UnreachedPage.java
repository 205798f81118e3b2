package shequtong.residency.roll;

import java.util.List;
import shequtong.web.Html;

/** @param largest whether the buildings with most households come first */
record UnreachedPage(String path, String label, boolean largest, Reach.Figures reach, List<Reach.Building> buildings)
        implements Html {}
