package shequtong.supervision.assessment;

import static java.util.stream.Collectors.toMap;

import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shequtong.kernel.Cursor;
import shequtong.organization.Duty;
import shequtong.web.Faults;

/** Puts together what the district has to decide on. */
@Component
class ContestPages {

    private final Contests contests;
    private final Weights weights;

    ContestPages(Contests contests, Weights weights) {
        this.contests = contests;
        this.weights = weights;
    }

    ContestsPage page(Duty duty, Cursor after) {
        return page(duty, after, 0, "", Faults.NONE);
    }

    /** From the one that was tried on, wherever it stood in the list. */
    ContestsPage again(Duty duty, long tried, String typed, Faults faults) {
        var it = contests.get(duty, tried);
        return page(duty, new Cursor(it.raisedAt(), it.id() - 1), tried, typed, faults);
    }

    private ContestsPage page(Duty duty, Cursor after, long tried, String typed, Faults faults) {
        Sight.mustDecide(duty);
        var open = contests.open(duty, after);
        var labels = Stream.of(Kind.values())
                .flatMap(it -> weights.indicators(duty.area().id(), it, 0).stream())
                .collect(toMap(Weights.Indicator::indicator, Weights.Indicator::label, (one, _) -> one));
        return new ContestsPage(
                duty.path(AssessmentController.PATH),
                duty.path(ContestController.PATH),
                open.rows().stream()
                        .map(it ->
                                new ContestsPage.Line(it, labels.getOrDefault(it.indicator(), ""), UUID.randomUUID()))
                        .toList(),
                open.next(),
                !after.equals(ContestsPage.FIRST),
                tried,
                typed,
                faults);
    }
}
