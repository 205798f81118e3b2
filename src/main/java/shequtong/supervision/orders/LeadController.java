package shequtong.supervision.orders;

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

    LeadController(Leads leads) {
        this.leads = leads;
    }

    @GetMapping("/d/{area}" + PATH)
    LeadsPage list(Duty duty, @RequestParam Optional<Cursor> after) {
        Eyes.mustOversee(duty);
        return new LeadsPage(
                duty.path(""),
                duty.area().kind() == Area.Kind.SUBDISTRICT,
                leads.list(duty, after.orElse(Cursor.START)));
    }
}
