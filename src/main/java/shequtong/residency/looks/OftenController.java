package shequtong.residency.looks;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import shequtong.kernel.Forbidden;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.residency.LookSettings;
import shequtong.residency.Looking;

/** For the desk of the 街镇: how often, and neither at whom nor why. */
@Controller
class OftenController {

    static final String PATH = "/looks/often";

    private final Often often;
    private final IdentityView names;
    private final LookSettings settings;

    OftenController(Often often, IdentityView names, LookSettings settings) {
        this.often = often;
        this.names = names;
        this.settings = settings;
    }

    @GetMapping("/d/{area}" + PATH)
    OftenPage list(Duty duty) {
        if (!Looking.street(duty)) throw new Forbidden("这一页由街镇查看");
        var found = often.below(duty.area());
        var officials = names.officials(found.stream().map(Often.Day::mandate).toList());
        return new OftenPage(
                settings.often(),
                found.stream()
                        .map(it -> new OftenPage.Line(it.day(), officials.apply(it.mandate()), it.times()))
                        .toList());
    }
}
