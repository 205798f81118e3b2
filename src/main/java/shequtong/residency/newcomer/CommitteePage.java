package shequtong.residency.newcomer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** @param phone of the office, as it stands on the posters too; none where none was entered */
record CommitteePage(
        String path, String committee, @Nullable String phone, List<Shown> people) implements Html {}
