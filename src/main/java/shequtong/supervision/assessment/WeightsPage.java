package shequtong.supervision.assessment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * What each indicator is and how much it counts: this year's, which stay, next year's, and what is proposed for it.
 *
 * @param decided whether somebody decided on next year's
 * @param answer what was typed as the reason for returning it
 */
record WeightsPage(
        String list,
        String path,
        List<AssessmentPage.Choice> kinds,
        String kind,
        int year,
        List<Line> lines,
        boolean decided,
        @Nullable Proposed proposed,
        boolean proposes,
        boolean confirms,
        String answer,
        Faults faults,
        UUID once)
        implements Html {

    /** @param next as it stands @param proposed none where nothing waits @param typed as the form shows it */
    record Line(
            Weights.Indicator indicator, int next, @Nullable Integer proposed, String typed) {}

    /** @param own whether whoever looks proposed it */
    record Proposed(Proposals.Proposal proposal, Shown by, boolean own) {}

    boolean waits() {
        return proposed != null && proposed.proposal().open();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
