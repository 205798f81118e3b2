package shequtong.supervision.assessment;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Slice;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * What stands behind a figure.
 *
 * @param report the print that the figure is of
 * @param printed the figure as it was printed; none where there was nothing to count
 * @param further whether it begins after the first of it
 */
record BehindPage(
        String row,
        String path,
        String label,
        Report report,
        Rows.@Nullable Figure printed,
        Weights.Indicator indicator,
        Slice<Line> lines,
        boolean further,
        boolean contestable,
        Contest contest,
        Faults faults)
        implements Html {

    /** Which formulas: those of the print, and whether there are newer ones. */
    String formula() {
        return report.formula() == Weights.FORMULA
                ? "按公式第" + report.formula() + "版算"
                : "按发出时用的公式第" + report.formula() + "版算（现在用第" + Weights.FORMULA + "版）";
    }

    /** @param at the row of the thing, as the form gives it back */
    record Line(Behind.Thing thing, String at) {

        String said() {
            return switch (thing.contest()) {
                case "OPEN" -> "已提异议，等区里决定";
                case "REFUSED" -> "异议不成立";
                default -> "";
            };
        }

        boolean free() {
            return thing.contest().isEmpty() || thing.contest().equals("REFUSED");
        }
    }

    /** What was typed, about which row. */
    record Contest(String at, String words) {

        static final Contest NONE = new Contest("", "");
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
