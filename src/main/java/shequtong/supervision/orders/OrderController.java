package shequtong.supervision.orders;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.supervision.orders.Words.Said;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 督办事项: at the desk they were demanded at, and at the desk of the community that answers them. */
@Controller
@RequestMapping("/d/{area}" + OrderController.PATH)
class OrderController {

    static final String PATH = "/orders";

    /** Where a list begins that has what is due first at its top. */
    private static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    private final Orders orders;
    private final OrderLists lists;
    private final Demanding demanding;
    private final IdentityView names;
    private final Once once;
    private final Clock clock;

    OrderController(Orders orders, OrderLists lists, Demanding demanding, IdentityView names, Once once, Clock clock) {
        this.orders = orders;
        this.lists = lists;
        this.demanding = demanding;
        this.names = names;
        this.once = once;
        this.clock = clock;
    }

    private static void must(Duty duty) {
        if (!duty.does(Work.COMMUNITY)) Eyes.mustOversee(duty);
    }

    @GetMapping
    OrdersPage list(
            Duty duty, @RequestParam(defaultValue = "false") boolean all, @RequestParam Optional<Cursor> after) {
        must(duty);
        var found = (all ? lists.all(duty, after.orElse(Cursor.START)) : lists.open(duty, after.orElse(FIRST)))
                .map(it -> OrderLine.of(duty, it));
        return new OrdersPage(
                duty.path(PATH),
                all,
                duty.does(Work.COMMUNITY),
                found,
                names.officials(found.rows().stream().map(OrderLine::mandate).toList()),
                clock.instant());
    }

    @GetMapping("/{id}")
    OrderPage one(Duty duty, @PathVariable OrderId id) {
        must(duty);
        return page(duty, id, Said.none(), Faults.NONE, null);
    }

    @PostMapping("/{id}/replies")
    Answer reply(Duty duty, @PathVariable OrderId id, @Valid Said said, BindingResult form) {
        duty.must(Work.COMMUNITY);
        return attempt(duty, id, said, form, () -> demanding.reply(duty, id, said.seen(), said.words()));
    }

    @PostMapping("/{id}/returns")
    Answer sendBack(Duty duty, @PathVariable OrderId id, @Valid Said said, BindingResult form) {
        mustBeIssuer(duty, id);
        said.check(form);
        return attempt(
                duty, id, said, form, () -> demanding.sendBack(duty, id, said.seen(), said.words(), said.within()));
    }

    @PostMapping("/{id}/lifting")
    Answer lift(Duty duty, @PathVariable OrderId id, @Valid Said said, BindingResult form) {
        mustBeIssuer(duty, id);
        return attempt(duty, id, said, form, () -> demanding.lift(duty, id, said.seen(), said.words()));
    }

    /** Said before the form is looked at; asked again where it is done. */
    private void mustBeIssuer(Duty duty, OrderId id) {
        Eyes.mustOversee(duty);
        if (!orders.get(duty, id).head().issuer().equals(duty.person())) throw new Forbidden("只有发出督办的人能退回或销号");
    }

    private Answer attempt(Duty duty, OrderId id, Said said, BindingResult form, Runnable deed) {
        orders.get(duty, id);
        if (form.hasErrors()) return page(duty, id, said, Faults.of(form), null);
        try {
            once.run(said.once(), deed);
            return new Answer.Redirect(duty.path(PATH + "/" + id.value()));
        } catch (Refused no) {
            return page(duty, id, said, Faults.NONE, no.reason());
        }
    }

    private OrderPage page(Duty duty, OrderId id, Said said, Faults faults, @Nullable String conflict) {
        var it = orders.get(duty, id);
        var steps = orders.steps(id);
        var committee = duty.does(Work.COMMUNITY);
        var issuer = it.head().issuer().equals(duty.person())
                && it.head().area() == duty.area().id();
        return new OrderPage(
                duty.path(PATH),
                OrderLine.of(duty, it),
                committee
                        ? duty.path("/cases/" + it.head().about().id())
                        : duty.path("/observatory/" + it.head().slug() + "/cases/"
                                + it.head().about().id()),
                it.head().version(),
                steps,
                names.officials(Stream.concat(
                                Stream.of(it.head().mandate()), steps.stream().map(OrderStep::mandate))
                        .toList()),
                committee && it instanceof SupervisionOrder.Issued && !issuer,
                issuer && !committee && it instanceof SupervisionOrder.Replied,
                issuer && !committee && !(it instanceof SupervisionOrder.Lifted),
                said,
                faults,
                conflict,
                clock.instant());
    }
}
