package shequtong.identity.staff;

import java.util.List;
import shequtong.web.Html;

/** The recovery codes, shown this once. It answers a form and is never a page of its own: nobody comes back to it. */
record CodesPage(List<String> codes) implements Html {}
