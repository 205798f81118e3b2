package shequtong.casework.desk;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.casework.desk.Forms.Order;
import shequtong.casework.desk.Forms.Say;
import shequtong.casework.desk.Forms.Typed;
import shequtong.casework.desk.Forms.Way;
import shequtong.casework.desk.Forms.Withdrawal;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Bodies.Body;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.templates.Ready;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Dates;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}/cases")
class DeskController {

    static final String PATH = "/cases";

    private static final Period LONGEST = Period.ofYears(1);

    private final Desk desk;
    private final CasePages pages;
    private final Standings standings;
    private final Ready.Offers ready;
    private final Bodies bodies;
    private final Media media;
    private final Once once;
    private final Clock clock;

    DeskController(
            Desk desk,
            CasePages pages,
            Standings standings,
            Ready.Offers ready,
            Bodies bodies,
            Media media,
            Once once,
            Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.standings = standings;
        this.ready = ready;
        this.bodies = bodies;
        this.media = media;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping("/{id}")
    CaseDeskPage one(Duty duty, @PathVariable CaseId id, @RequestParam(defaultValue = "0") long template) {
        return pages.page(duty, id, template == 0 ? it -> it : said(duty, id, template), Faults.NONE, null);
    }

    /** With a template in the field, for a browser that cannot put it there by itself. */
    private Function<Typed, Typed> said(Duty duty, CaseId id, long template) {
        var words = ready.of(path(duty, id), standings.get(duty, id)).words(template);
        return it -> it.with(new Say("public", words, List.of(), 0, UUID.randomUUID()));
    }

    /** A reply that residents read, or a note that they do not. */
    @PostMapping("/{id}/replies")
    Answer say(
            Duty duty,
            @PathVariable CaseId id,
            @Valid Say say,
            BindingResult form,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        return attempt(
                duty,
                id,
                say.kept(),
                photos,
                form,
                kept -> typed(say, kept),
                kept -> once.run(say.once(), () -> {
                    if (say.inner()) desk.note(duty, id, say.text(), kept);
                    else desk.reply(duty, id, say.version(), say.text(), kept);
                }));
    }

    private static Function<Typed, Typed> typed(Say say, List<MediaId> kept) {
        return it -> it.with(new Say(say.to(), say.text(), kept, say.version(), say.once()));
    }

    @PostMapping("/{id}/category")
    Answer classify(
            Duty duty,
            @PathVariable CaseId id,
            @RequestParam String category,
            @RequestParam int version,
            @RequestParam UUID once) {
        return attempt(duty, id, version, () -> this.once.run(once, () -> desk.classify(duty, id, version, category)));
    }

    @PostMapping("/{id}/holder")
    Answer hand(
            Duty duty,
            @PathVariable CaseId id,
            @RequestParam long mandate,
            @RequestParam int version,
            @RequestParam UUID once) {
        return attempt(duty, id, version, () -> this.once.run(once, () -> desk.hand(duty, id, version, mandate)));
    }

    /**
     * Before it goes out of the community the sender is asked again: by script, or else by a page. What was told to the
     * committee alone is never sent without the page, which says who will read it (R34).
     */
    @PostMapping("/{id}/dispatches")
    Answer dispatch(Duty duty, @PathVariable CaseId id, @Valid Order order, BindingResult form) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var standing = standings.get(duty, id);
        var due = Dates.hour(order.due());
        var chosen = chosen(duty, standing, order);
        if (order.way() != Way.OWN) {
            if (due.isEmpty()) form.rejectValue("due", "due", "请选办理期限");
            else if (!due.get().isAfter(clock.instant())) form.rejectValue("due", "due", "办理期限要在现在以后");
            else Dates.tooFar(due.get(), LONGEST, clock.instant()).ifPresent(no -> form.rejectValue("due", "due", no));
            var unconnected = order.way() == Way.JOINT ? bodies.unconnected(order.bodies()) : List.<String>of();
            if (!unconnected.isEmpty())
                form.rejectValue("bodies", "bodies", String.join("、", unconnected) + "还没有接入，不能派单");
            else if (order.way() != null && chosen.isEmpty()) form.rejectValue("bodies", "bodies", none(order.way()));
        }
        var told = standing.visibility() == Visibility.COMMITTEE;
        if (!form.hasErrors() && !order.sure() && chosen.stream().anyMatch(it -> told || !it.property()))
            return new ConfirmPage(
                    duty.path(PATH + "/" + id.value() + "/dispatches"),
                    path(duty, id),
                    standing.title(),
                    chosen.stream().map(Body::label).toList(),
                    told,
                    order);
        var to = chosen.stream().map(Body::id).toList();
        return attempt(
                duty,
                id,
                List.of(),
                null,
                form,
                _ -> it -> it.with(order),
                _ -> once.run(order.once(), () -> {
                    if (order.way() == Way.OWN) desk.keep(duty, id, order.version(), order.purpose());
                    else desk.dispatch(duty, id, order.version(), to, order.purpose(), due.orElseThrow());
                }));
    }

    private List<Body> chosen(Duty duty, Standing standing, Order order) {
        if (order.way() == null || order.way() == Way.OWN) return List.of();
        var all = bodies.serving(duty, standing.community());
        return switch (order.way()) {
            case OWN -> List.of();
            case PROPERTY ->
                all.stream().filter(it -> it.near() && it.property()).toList();
            case UP -> all.stream().filter(Body::gridCentre).limit(1).toList();
            case JOINT ->
                all.stream().filter(it -> order.bodies().contains(it.id())).toList();
        };
    }

    private static String none(Way way) {
        return switch (way) {
            case PROPERTY -> "本社区没有登记物业公司，请选别的办法";
            case UP -> "本街镇还没有网格化中心，请选别的办法";
            case OWN, JOINT -> "请勾选派给哪些单位";
        };
    }

    @DeleteMapping("/{id}/dispatches/{dispatch}")
    Answer withdraw(
            Duty duty,
            @PathVariable CaseId id,
            @PathVariable DispatchId dispatch,
            @Valid Withdrawal withdrawal,
            BindingResult form) {
        return attempt(
                duty,
                id,
                List.of(),
                null,
                form,
                _ -> it -> it.with(withdrawal, dispatch),
                _ -> once.run(
                        withdrawal.once(),
                        () -> desk.withdraw(duty, id, withdrawal.version(), dispatch, withdrawal.reason())));
    }

    @PostMapping("/{id}/feedback")
    Answer answer(
            Duty duty,
            @PathVariable CaseId id,
            @Valid Forms.Answer answer,
            BindingResult form,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        duty.must(Work.COMMUNITY);
        var presentAt = Dates.hour(answer.presentAt());
        if (answer.absent().isBlank() && (answer.present().isBlank() || presentAt.isEmpty()))
            form.rejectValue("present", "present", "请写明谁在什么时候到场办的；没有到场的，请写明原因");
        return attempt(duty, id, answer.kept(), photos, form, kept -> typed(answer, kept), kept -> {
            if (answer.absent().isBlank() && kept.isEmpty() && !pages.pictured(duty, id))
                throw new Refused("现场记录还缺照片。没有照片的，请在“没有现场记录的原因”里写明");
            once.run(answer.once(), () -> desk.answer(duty, id, answer.version(), feedback(answer, presentAt, kept)));
        });
    }

    private static Desk.Feedback feedback(Forms.Answer answer, Optional<Instant> presentAt, List<MediaId> kept) {
        return new Desk.Feedback(
                Objects.requireNonNull(answer.outcome()),
                answer.words(),
                answer.present(),
                presentAt.orElse(null),
                answer.absent(),
                answer.before(),
                kept);
    }

    private static Function<Typed, Typed> typed(Forms.Answer it, List<MediaId> kept) {
        var again = new Forms.Answer(
                it.outcome(),
                it.words(),
                it.present(),
                it.presentAt(),
                it.absent(),
                it.before(),
                kept,
                it.version(),
                it.once());
        return typed -> typed.with(again);
    }

    private Answer attempt(Duty duty, CaseId id, int version, Runnable deed) {
        try {
            deed.run();
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return pages.page(duty, id, it -> it.with(version), Faults.NONE, no.reason());
        }
    }

    /** Whoever is refused gets the page back with what they wrote, and their photos are kept. */
    private Answer attempt(
            Duty duty,
            CaseId id,
            List<MediaId> before,
            @Nullable List<MultipartFile> photos,
            BindingResult form,
            Function<List<MediaId>, Function<Typed, Typed>> typed,
            Consumer<List<MediaId>> deed) {
        standings.get(duty, id);
        var kept = new ArrayList<>(before);
        try {
            if (photos != null) kept.addAll(media.take(duty, photos));
            if (form.hasErrors()) return pages.page(duty, id, typed.apply(kept), Faults.of(form), null);
            deed.accept(kept);
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return pages.page(duty, id, typed.apply(kept), Faults.NONE, no.reason());
        }
    }

    private static String path(Duty duty, CaseId id) {
        return duty.path(PATH + "/" + id.value());
    }
}
