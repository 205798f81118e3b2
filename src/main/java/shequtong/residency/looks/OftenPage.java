package shequtong.residency.looks;

import java.time.LocalDate;
import java.util.List;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** Who looked more often in a day than anybody should need to. */
record OftenPage(int often, List<Line> lines) implements Html {

    record Line(LocalDate day, Shown official, int times) {}
}
