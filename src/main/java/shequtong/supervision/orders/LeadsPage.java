package shequtong.supervision.orders;

import shequtong.kernel.Slice;
import shequtong.web.Html;

/** @param street whether this desk may open the case itself; the district reads it as residents do */
record LeadsPage(String base, boolean street, Slice<Leads.Lead> leads) implements Html {

    String read(Leads.Lead it) {
        return street ? base + "/cases/" + it.id() : "/c/" + it.slug() + "/cases/" + it.id();
    }
}
