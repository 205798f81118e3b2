package shequtong.supervision.assessment;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.web.Faults;
import shequtong.web.Moments;

/** Puts the page of the weights together: this year's, next year's, and what was proposed for it. */
@Component
class WeightPages {

    private final Districts districts;
    private final Weights weights;
    private final Proposals proposals;
    private final IdentityView names;
    private final Clock clock;

    WeightPages(Districts districts, Weights weights, Proposals proposals, IdentityView names, Clock clock) {
        this.districts = districts;
        this.weights = weights;
        this.proposals = proposals;
        this.names = names;
        this.clock = clock;
    }

    List<String> indicators(Duty duty, Kind kind) {
        return weights.indicators(districts.of(duty), kind, 0).stream()
                .map(Weights.Indicator::indicator)
                .toList();
    }

    WeightsPage page(Duty duty, Kind kind) {
        return page(duty, kind, Map.of(), "", Faults.NONE);
    }

    /** @param typed weights by indicator @param answer why the proposal is returned */
    WeightsPage page(Duty duty, Kind kind, Map<String, String> typed, String answer, Faults faults) {
        var district = districts.of(duty);
        var year = YearMonth.from(clock.instant().atZone(Moments.SHANGHAI)).getYear();
        var next = weights.of(district, kind, year + 1);
        var last = proposals.last(district, kind, year + 1).filter(it -> it.open() || it.returned());
        Map<String, Integer> proposed = last.map(proposals::weights).orElse(Map.of());
        return new WeightsPage(
                duty.path(AssessmentController.PATH),
                duty.path(WeightController.PATH),
                Sight.ofWeights(duty).kinds().stream()
                        .map(it -> new AssessmentPage.Choice(it.name(), it.label(), it == kind))
                        .toList(),
                kind.name(),
                year,
                weights.indicators(district, kind, year).stream()
                        .map(it -> line(it, next, proposed, typed))
                        .toList(),
                weights.decided(district, kind, year + 1),
                last.map(it -> new WeightsPage.Proposed(
                                it,
                                names.officials(List.of(it.mandate())).apply(it.mandate()),
                                it.person().equals(duty.person())))
                        .orElse(null),
                Sight.decides(duty),
                Sight.confirms(duty),
                answer,
                faults,
                UUID.randomUUID());
    }

    private static WeightsPage.Line line(
            Weights.Indicator it, Map<String, Integer> next, Map<String, Integer> proposed, Map<String, String> typed) {
        var name = it.indicator();
        var stands = next.getOrDefault(name, 0);
        return new WeightsPage.Line(
                it,
                stands,
                proposed.get(name),
                typed.getOrDefault(name, String.valueOf(proposed.getOrDefault(name, stands))));
    }
}
