package shequtong.auditing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.audit.Verdict;
import shequtong.web.Html;

/** @param verdict of just now; none before somebody asked for it */
record CheckPage(String path, boolean whole, @Nullable Verdict verdict, List<Finding> findings) implements Html {

    record Finding(String area, String words) {}
}
