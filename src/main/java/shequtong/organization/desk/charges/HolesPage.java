package shequtong.organization.desk.charges;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.organization.Area;
import shequtong.organization.desk.Tab;
import shequtong.web.Html;

/**
 * What is unmanned.
 *
 * @param only which kind of lack is listed; empty for all
 * @param worst whether the units that lack most come first
 */
record HolesPage(
        String path,
        String base,
        List<Tab> tabs,
        String only,
        boolean worst,
        List<Holes.Hole> holes,
        Holes.@Nullable After next)
        implements Html {

    String to(String newOnly, boolean newWorst) {
        return path + "?only=" + newOnly + "&worst=" + newWorst;
    }

    /** What is lacking, in words. */
    static List<String> lacks(Holes.Hole it) {
        var lacks = new ArrayList<String>();
        if (it.secretary()) lacks.add("缺书记");
        if (it.kind() == Area.Kind.SUBDISTRICT && it.unnamed() > 0) lacks.add(it.unnamed() + "项机制没有落实到人");
        if (it.kind() == Area.Kind.COMMUNITY && it.unnamed() > 0) lacks.add("没有委员和社工");
        if (it.contact()) lacks.add("没有联系人");
        return lacks;
    }
}
