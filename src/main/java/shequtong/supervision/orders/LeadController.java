package shequtong.supervision.orders;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.supervision.Eyes;

@Controller
class LeadController {

    static final String PATH = "/ratings";

    private final Leads leads;
    private final Clock clock;

    LeadController(Leads leads, Clock clock) {
        this.leads = leads;
        this.clock = clock;
    }

    @GetMapping("/d/{area}" + PATH)
    LeadsPage list(Duty duty, @RequestParam Optional<Cursor> after) {
        Eyes.mustOversee(duty);
        return new LeadsPage(
                duty.path(""),
                duty.area().kind() == Area.Kind.SUBDISTRICT,
                leads.list(duty, after.orElse(Cursor.START), clock.instant()));
    }
}
