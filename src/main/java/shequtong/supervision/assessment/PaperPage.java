package shequtong.supervision.assessment;

import java.time.Instant;
import java.util.List;
import shequtong.web.Html;

/**
 * The list of a month to its last row, as it comes out of the printer: paper has no next page to ask for, and says itself
 * whose figures it carries.
 *
 * @param list the page it was asked from
 * @param place whose list it is: 宝山区, 宝山区·江湾街道
 * @param narrowed which rows were asked for; empty for all
 * @param typed whether they are of several types
 * @param now when it was put on paper
 */
record PaperPage(
        String list,
        String place,
        Report report,
        String narrowed,
        List<Weights.Indicator> indicators,
        List<AssessmentPage.Line> lines,
        boolean typed,
        String formula,
        Instant now)
        implements Html {

    String title() {
        return report.title() + report.kind().label() + "考核评价";
    }
}
