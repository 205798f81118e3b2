package shequtong.supervision.orders;

import jakarta.validation.Valid;
import java.time.Clock;
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
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.supervision.Places;
import shequtong.supervision.orders.Words.Said;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 巡查发现 for whoever noted them, 巡查提醒 for the community that answers them. */
@Controller
@RequestMapping("/d/{area}" + FindingController.PATH)
class FindingController {

    static final String PATH = "/findings";

    private final Findings findings;
    private final FindingLists lists;
    private final Noting noting;
    private final Places places;
    private final IdentityView names;
    private final Once once;
    private final Clock clock;

    FindingController(
            Findings findings,
            FindingLists lists,
            Noting noting,
            Places places,
            IdentityView names,
            Once once,
            Clock clock) {
        this.findings = findings;
        this.lists = lists;
        this.noting = noting;
        this.places = places;
        this.names = names;
        this.once = once;
        this.clock = clock;
    }

    private static void must(Duty duty) {
        if (!duty.does(Work.COMMUNITY)) Eyes.mustPatrol(duty);
    }

    @GetMapping
    FindingsPage list(Duty duty, @RequestParam Optional<Cursor> after) {
        must(duty);
        var found = lists.list(duty, after.orElse(Cursor.START)).map(it -> FindingLine.of(duty, it));
        return new FindingsPage(
                duty.path(PATH),
                duty.does(Work.COMMUNITY),
                found,
                names.officials(found.rows().stream().map(FindingLine::mandate).toList()),
                clock.instant());
    }

    @GetMapping("/{id}")
    FindingPage one(Duty duty, @PathVariable FindingId id) {
        must(duty);
        return page(duty, id, Said.none(), Faults.NONE, null);
    }

    @PostMapping("/{id}/answers")
    Answer answer(Duty duty, @PathVariable FindingId id, @Valid Said said, BindingResult form) {
        duty.must(Work.COMMUNITY);
        return attempt(duty, id, said, form, () -> {
            noting.answer(duty, id, said.words());
            return PATH + "/" + id.value();
        });
    }

    @PostMapping("/{id}/order")
    Answer order(Duty duty, @PathVariable FindingId id, @Valid Said said, BindingResult form) {
        Eyes.mustOversee(duty);
        said.check(form);
        return attempt(
                duty,
                id,
                said,
                form,
                () -> OrderController.PATH + "/"
                        + noting.order(duty, id, said.words(), said.within()).value());
    }

    private Answer attempt(
            Duty duty, FindingId id, Said said, BindingResult form, java.util.function.Supplier<String> deed) {
        findings.get(duty, id);
        if (form.hasErrors()) return page(duty, id, said, Faults.of(form), null);
        try {
            return new Answer.Redirect(duty.path(once.answer(said.once(), deed)));
        } catch (Refused no) {
            return page(duty, id, said, Faults.NONE, no.reason());
        }
    }

    private FindingPage page(Duty duty, FindingId id, Said said, Faults faults, @Nullable String conflict) {
        var it = findings.get(duty, id);
        var committee = duty.does(Work.COMMUNITY);
        var answer = answer(it);
        return new FindingPage(
                duty.path(PATH),
                FindingLine.of(duty, it),
                matter(duty, it.head()),
                it.head().words(),
                answer,
                it instanceof Finding.Ordered one
                        ? duty.path(OrderController.PATH + "/" + one.order().value())
                        : null,
                committee,
                !committee
                        && Eyes.oversees(duty)
                        && places.inspects(duty, it.head().community()),
                names.officials(Stream.concat(
                                Stream.of(it.head().mandate()),
                                Stream.ofNullable(answer).map(Finding.Answer::by))
                        .toList()),
                said,
                faults,
                conflict,
                clock.instant());
    }

    /** An order does not undo what was said before it. */
    private static Finding.@Nullable Answer answer(Finding it) {
        return switch (it) {
            case Finding.Answered one -> one.answer();
            case Finding.Ordered one -> one.answer();
            case Finding.Noted _, Finding.Remarked _ -> null;
        };
    }

    /** Where the matter itself is: at the committee's desk, or as it is looked at from above. */
    static String matter(Duty duty, Finding.Head head) {
        return duty.does(Work.COMMUNITY)
                ? duty.path("/cases/" + head.about().id())
                : duty.path(
                        "/observatory/" + head.slug() + "/cases/" + head.about().id());
    }
}
