package shequtong.supervision.assessment;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/** What each indicator is and how much it counts: this year's, which stay, and next year's. */
record WeightsPage(
        String list,
        String path,
        List<AssessmentPage.Choice> kinds,
        String kind,
        int year,
        List<Line> lines,
        boolean decided,
        boolean decides,
        Faults faults,
        UUID once)
        implements Html {

    /** @param next as it was typed, or as it is */
    record Line(Weights.Indicator indicator, String next) {}

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
