package shequtong.casework.channels;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.organization.Duty;
import shequtong.web.Answer;
import shequtong.web.Once;

@Controller
class ChannelController {

    /** As much as leaves room for the channel's own words in a step. */
    private static final int MORE = 500;

    private final Channelling channelling;
    private final Once once;

    ChannelController(Channelling channelling, Once once) {
        this.channelling = channelling;
        this.once = once;
    }

    @PostMapping("/d/{area}/cases/{id}/channel")
    Answer show(
            Duty duty,
            @PathVariable CaseId id,
            @RequestParam Channel channel,
            @RequestParam(defaultValue = "") String more,
            @RequestParam int version,
            @RequestParam UUID once) {
        var said = more.substring(0, Math.min(more.length(), MORE));
        this.once.run(once, () -> channelling.show(duty, id, version, channel, said));
        return new Answer.Redirect(duty.path("/cases/" + id.value()));
    }
}
