package shequtong.residency.joining;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.audit.Watch;
import shequtong.identity.Phone;
import shequtong.identity.SignIn;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Applicants;
import shequtong.residency.IdentityView;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.joining.QueuePage.Tab;
import shequtong.residency.joining.RegistrationPage.Said;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Place;

@Controller
@RequestMapping("/d/{area}" + ReviewController.PATH)
class ReviewController {

    static final String PATH = "/registrations";

    private static final int WORDS = 200;

    private final Queue queue;
    private final Registrations registrations;
    private final Applicants applicants;
    private final IdentityView names;
    private final Areas areas;
    private final SignIn signIn;
    private final ReviewDesk desk;
    private final Admissions admissions;
    private final Listed listed;
    private final Once once;
    private final Watch watch;
    private final Clock clock;

    ReviewController(
            Queue queue,
            Registrations registrations,
            Applicants applicants,
            IdentityView names,
            Areas areas,
            SignIn signIn,
            ReviewDesk desk,
            Admissions admissions,
            Listed listed,
            Once once,
            Watch watch,
            Clock clock) {
        this.queue = queue;
        this.registrations = registrations;
        this.applicants = applicants;
        this.names = names;
        this.areas = areas;
        this.signIn = signIn;
        this.desk = desk;
        this.admissions = admissions;
        this.listed = listed;
        this.once = once;
        this.watch = watch;
        this.clock = clock;
    }

    @Bean
    static Place reviewOfApplicants() {
        return Place.desk(40, "工作", PATH, "user-check", "居民审核", Position.of(Position.Work.COMMUNITY));
    }

    @GetMapping
    QueuePage queue(
            Duty duty,
            @RequestParam(defaultValue = "false") boolean returned,
            @RequestParam(defaultValue = "false") boolean agreeing,
            @RequestParam Optional<Cursor> after) {
        duty.must(Position.Work.COMMUNITY);
        var tab = returned ? Tab.RETURNED : agreeing ? Tab.AGREEING : Tab.WAITING;
        var lines = switch (tab) {
            case AGREEING -> new Slice<>(queue.agreeing(duty), null);
            case WAITING -> queue.lines(duty, List.of(State.SUBMITTED), after.orElse(Queue.FIRST));
            case RETURNED -> queue.lines(duty, List.of(State.NEED_MORE, State.REJECTED), after.orElse(Queue.FIRST));
        };
        var ids = lines.rows().stream().map(Queue.Line::id).toList();
        return new QueuePage(
                duty.path(PATH),
                tab,
                lines,
                applicants.of(duty, ids),
                admissions.fresh(duty.area().id()));
    }

    @GetMapping("/{id}")
    RegistrationPage registration(Duty duty, @PathVariable long id) {
        return page(duty, id, Said.NOTHING, Faults.NONE, null);
    }

    @PostMapping("/{id}/admission")
    Answer admit(Duty duty, @PathVariable long id, @RequestParam int seen, @RequestParam UUID once) {
        return decide(duty, id, seen, once, new Decision.Admit(), Said.NOTHING);
    }

    @PostMapping("/{id}/return")
    Answer giveBack(
            Duty duty,
            @PathVariable long id,
            @RequestParam int seen,
            @RequestParam UUID once,
            @RequestParam(defaultValue = "") String reason) {
        var said = new Said(reason, "");
        var fault = fault(reason, "请写明为什么退回");
        if (!fault.isEmpty()) return page(duty, id, said, JoinForm.fault("reason", fault), null);
        return decide(duty, id, seen, once, new Decision.GiveBack(reason.strip()), said);
    }

    @PostMapping("/{id}/question")
    Answer ask(
            Duty duty,
            @PathVariable long id,
            @RequestParam int seen,
            @RequestParam UUID once,
            @RequestParam(defaultValue = "") String needed) {
        var said = new Said("", needed);
        var fault = fault(needed, "请写明还要补充什么");
        if (!fault.isEmpty()) return page(duty, id, said, JoinForm.fault("needed", fault), null);
        return decide(duty, id, seen, once, new Decision.AskForMore(needed.strip()), said);
    }

    /** Whoever comes second sees how it stands now, and still has what they typed. */
    private Answer decide(Duty duty, long id, int seen, UUID key, Decision decision, Said said) {
        try {
            once.run(key, () -> desk.decide(duty, new RegistrationId(id), seen, decision));
            return new Answer.Redirect(duty.path(PATH));
        } catch (Refused e) {
            return page(duty, id, said, Faults.NONE, e.reason());
        }
    }

    private RegistrationPage page(Duty duty, long id, Said said, Faults faults, @Nullable String refusal) {
        duty.must(Position.Work.COMMUNITY);
        var it = registrations.get(duty.area().id(), new RegistrationId(id));
        watch.seen(duty.actor(), "residency.review", it.id().subject());
        var steps = registrations.steps(List.of(it.id()));
        var officials =
                names.officials(steps.stream().map(Registration.Step::mandate).toList());
        var past = steps.stream()
                .map(step -> new RegistrationPage.Past(
                        title(step.kind()),
                        step.words(),
                        step.mandate() == 0 ? null : officials.apply(step.mandate()),
                        step.at()))
                .toList();
        var born = it.born();
        return new RegistrationPage(
                duty.path(PATH),
                id,
                duty.path("/residents/" + it.person().value() + "/look"),
                applicants.of(duty, List.of(id)).get(id),
                it.state() == State.WITHDRAWN
                        ? "已撤回，已删除"
                        : registrations.wish(it).card().masked(),
                signIn.number(it.person()).map(Phone::masked).orElse("没有登记"),
                born == null ? 0 : IdNumber.age(born, clock),
                areas.get(it.dwelling().estate()).label(),
                it.dwelling().text(),
                it.relation().label(),
                it.state(),
                it.steps(),
                it.submittedAt(),
                it.dueAt(),
                it.state().open() ? queue.hints(duty, it.id()) : List.of(),
                it.state().open() ? listed.at(duty, it.dwelling()) : List.of(),
                past,
                said,
                faults,
                refusal);
    }

    private static String title(String kind) {
        return switch (kind) {
            case "SUBMITTED" -> "提交";
            case "CHANGED" -> "改好再提交";
            case "NEED_MORE" -> "请补充";
            case "REJECTED" -> "退回";
            case "APPROVED" -> "通过";
            case "TAKEN_BACK" -> "撤回通过";
            case "WITHDRAWN" -> "本人撤回";
            default -> throw new IllegalArgumentException("no such step: " + kind);
        };
    }

    private static String fault(String words, String missing) {
        return words.isBlank() ? missing : words.strip().length() > WORDS ? "请写得短一些，200字以内" : "";
    }
}
