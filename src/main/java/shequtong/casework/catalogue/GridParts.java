package shequtong.casework.catalogue;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Tier;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

/** The parts of a case's pages that tell of the grid: one statement, and none for what no 街镇 has had in hand. */
@Component
public class GridParts {

    private final Referrals referrals;
    private final Referring referring;

    GridParts(Referrals referrals, Referring referring) {
        this.referrals = referrals;
        this.referring = referring;
    }

    @Bean
    static Place gridCatalogue() {
        return Place.desk(
                67,
                "辖区",
                CatalogueController.PATH,
                "grid-dots",
                "9+X目录",
                Position.of(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT));
    }

    public GridStages residents(Standing it) {
        return last(it).stages();
    }

    public GridPanel desk(Duty duty, Standing it) {
        var last = last(it);
        var sends = duty.does(Work.COORDINATING)
                && it.open()
                && it.tier() != Tier.SELF_GOVERNANCE
                && !last.open()
                && referring.connected();
        var path = duty.path("/cases/" + it.id().value() + "/grid");
        var recalls = (duty.does(Work.COMMUNITY) || duty.does(Work.COORDINATING)) && it.open() && last.recallable();
        return new GridPanel(
                sends ? path : null,
                recalls ? path + "/recall" : null,
                it.open() && last.asked(),
                last.referral() == null || !last.open() ? null : last.referral().stuckAt(),
                last.stages());
    }

    private Referrals.Last last(Standing it) {
        return it.tier() == Tier.SELF_GOVERNANCE
                ? new Referrals.Last(null, List.of())
                : referrals.last(it.community(), it.id());
    }
}
