package shequtong.casework.closing;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.closing.Waiting.Tab;
import shequtong.kernel.Cursor;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** 办结把关: the ends that wait for a 街镇, and what it found. */
@Controller
@RequestMapping("/d/{area}/closings")
class ClosingsController {

    static final String PATH = "/closings";

    private final Waiting waiting;
    private final Clock clock;

    ClosingsController(Waiting waiting, Clock clock) {
        this.waiting = waiting;
        this.clock = clock;
    }

    @GetMapping
    ClosingsPage list(
            Duty duty, @RequestParam(defaultValue = "CLOSURES") Tab tab, @RequestParam Optional<Cursor> after) {
        duty.must(Work.COORDINATING);
        return new ClosingsPage(
                duty.path(PATH), duty.path("/cases/"), tab, waiting.page(duty, tab, after), clock.instant());
    }
}
