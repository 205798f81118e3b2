package shequtong.residency.newcomer;

import java.util.List;
import shequtong.residency.Shown;
import shequtong.web.Html;

record CommitteePage(String path, String committee, List<Shown> people) implements Html {}
