package shequtong.supervision.quiet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

record QuietPage(String path, List<Line> lines, @Nullable String next) implements Html {

    record Line(String label, String above, String type, int residents, String expected, int actual) {}
}
