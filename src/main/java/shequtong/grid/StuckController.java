package shequtong.grid;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.audit.Audit;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

/** 网格送达: what has not arrived yet, for the 街镇 whose case it is, the district, and whoever keeps the platform running. */
@Controller
@RequestMapping("/d/{area}/grid")
class StuckController {

    private static final String PATH = "/grid";
    private static final String KIND = "grid.delivery";
    private static final Set<Position> ABOVE = Set.of(Position.DISTRICT_STAFF, Position.SYSTEM_ADMIN);

    private final Deliveries deliveries;
    private final Sending sending;
    private final Audit audit;
    private final Once once;
    private final Clock clock;

    StuckController(Deliveries deliveries, Sending sending, Audit audit, Once once, Clock clock) {
        this.deliveries = deliveries;
        this.sending = sending;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    @Bean
    static Place stuckDeliveries() {
        var may = new java.util.HashSet<>(Position.of(Work.COORDINATING));
        ABOVE.forEach(it -> may.add(it.name()));
        return Place.desk(68, "辖区", PATH, "send", "网格送达", Set.copyOf(may));
    }

    @GetMapping
    StuckPage list(Duty duty, @RequestParam Optional<Cursor> after) {
        may(duty);
        return new StuckPage(
                duty.path(PATH),
                duty.does(Work.COORDINATING) ? duty.path("/cases/") : null,
                sending.lines().stream()
                        .map(it -> new StuckPage.State(
                                it.peer().label(), it.breaker().openUntil()))
                        .toList(),
                deliveries.stuck(duty, after.orElse(Cursor.START)),
                clock.instant());
    }

    @PostMapping("/{id}/again")
    Answer again(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        may(duty);
        this.once.run(once, () -> {
            deliveries.again(duty, id);
            audit.record(duty.actor(), "grid.again", new Subject(KIND, id));
        });
        return new Answer.Redirect(duty.path(PATH));
    }

    private static void may(Duty duty) {
        if (!duty.does(Work.COORDINATING) && !ABOVE.contains(duty.mandate().position()))
            throw new Forbidden("网格送达由街镇、区社建办和系统管理员查看");
    }
}
