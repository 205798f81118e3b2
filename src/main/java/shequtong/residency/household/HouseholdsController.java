package shequtong.residency.household;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Place;

/** Each reason on a page has a field of its own name: it comes back to where it was typed. */
@Controller
@RequestMapping("/d/{area}")
class HouseholdsController {

    static final String PATH = "/households";

    private final Lists lists;
    private final Moves moves;
    private final HouseholdFiles files;
    private final HouseholdDesk desk;
    private final Moving moving;
    private final IdentityView names;
    private final Areas areas;
    private final Once once;

    HouseholdsController(
            Lists lists,
            Moves moves,
            HouseholdFiles files,
            HouseholdDesk desk,
            Moving moving,
            IdentityView names,
            Areas areas,
            Once once) {
        this.lists = lists;
        this.moves = moves;
        this.files = files;
        this.desk = desk;
        this.moving = moving;
        this.names = names;
        this.areas = areas;
        this.once = once;
    }

    @Bean
    static Place householdsAtTheDesk() {
        return Place.desk(42, "工作", PATH, "users-group", "一户一档", Position.of(Position.Work.COMMUNITY));
    }

    @GetMapping(PATH)
    HouseholdsPage list(
            Duty duty,
            @RequestParam(defaultValue = "ALL") Lists.Tab tab,
            @RequestParam(defaultValue = "") String building,
            @RequestParam(defaultValue = "") String room,
            @RequestParam Optional<Cursor> after) {
        return list(duty, tab, building, room, after.orElse(Lists.FIRST), 0, "", Faults.NONE);
    }

    @GetMapping(PATH + "/{id}")
    HouseholdFilePage file(Duty duty, @PathVariable long id) {
        return files.page(duty, new HouseholdId(id), "", "", Faults.NONE);
    }

    @PostMapping(PATH + "/{id}/head")
    Answer setHead(
            Duty duty,
            @PathVariable long id,
            @RequestParam long member,
            @RequestParam UUID once,
            @RequestParam Map<String, String> form) {
        var head = new PersonId(member);
        return decide(
                duty, id, "head" + member, form, once, words -> desk.setHead(duty, new HouseholdId(id), head, words));
    }

    @PostMapping(PATH + "/{id}/members/{member}/stay")
    Answer keep(
            Duty duty,
            @PathVariable long id,
            @PathVariable long member,
            @RequestParam UUID once,
            @RequestParam Map<String, String> form) {
        var kept = new PersonId(member);
        return decide(
                duty, id, "stay" + member, form, once, words -> desk.keep(duty, new HouseholdId(id), kept, words));
    }

    @PostMapping(PATH + "/{id}/members/{member}/end")
    Answer end(
            Duty duty,
            @PathVariable long id,
            @PathVariable long member,
            @RequestParam UUID once,
            @RequestParam Map<String, String> form) {
        var ended = new PersonId(member);
        return decide(duty, id, "end" + member, form, once, words -> desk.end(duty, new HouseholdId(id), ended, words));
    }

    @PostMapping("/moves/{id}/grant")
    Answer grant(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> moving.grant(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }

    @PostMapping("/moves/{id}/refusal")
    Answer refuse(Duty duty, @PathVariable long id, @RequestParam UUID once, @RequestParam Map<String, String> form) {
        var words = form.getOrDefault("reason" + id, "").strip();
        var fault = HouseholdController.fault(words);
        if (!fault.isEmpty()) {
            moves.get(duty.area().id(), id);
            return list(duty, Lists.Tab.ALL, "", "", Lists.FIRST, id, words, faults("reason" + id, fault));
        }
        this.once.run(once, () -> moving.refuse(duty, id, words));
        return new Answer.Redirect(duty.path(PATH));
    }

    private Answer decide(
            Duty duty, long id, String field, Map<String, String> form, UUID key, Consumer<String> decision) {
        var words = form.getOrDefault(field, "").strip();
        var fault = HouseholdController.fault(words);
        if (!fault.isEmpty()) return files.page(duty, new HouseholdId(id), field, words, faults(field, fault));
        once.run(key, () -> decision.accept(words));
        return new Answer.Redirect(duty.path(PATH + "/" + id));
    }

    private HouseholdsPage list(
            Duty duty,
            Lists.Tab tab,
            String building,
            String room,
            Cursor after,
            long refusing,
            String words,
            Faults faults) {
        duty.must(Position.Work.COMMUNITY);
        var community = duty.area().id();
        var found = lists.of(duty, tab, building, room, after);
        var waiting = moves.waiting(community);
        var shown = names.of(
                duty,
                community,
                Stream.concat(
                                found.rows().stream().map(Lists.Row::head).flatMap(Stream::ofNullable),
                                waiting.stream().map(Moves.Move::person))
                        .map(it -> Author.resident(it, false))
                        .toList());
        return new HouseholdsPage(
                duty.path(PATH),
                duty.path(""),
                tab,
                building,
                room,
                found.map(it -> new HouseholdsPage.Line(
                        it.id(),
                        it.estate(),
                        it.dwelling(),
                        it.head() == null ? null : shown.apply(Author.resident(it.head(), false)),
                        it.members(),
                        it.awaiting(),
                        it.disputed(),
                        it.lapsing())),
                waiting.stream()
                        .map(it -> new HouseholdsPage.Wish(
                                it.id(),
                                shown.apply(Author.resident(it.person(), false)),
                                areas.get(it.to().estate()).label(),
                                it.to().text(),
                                it.relation().label(),
                                it.askedAt()))
                        .toList(),
                refusing,
                words,
                faults);
    }

    private static Faults faults(String field, String message) {
        return new Faults(List.of(new FieldError("household", field, message)));
    }
}
