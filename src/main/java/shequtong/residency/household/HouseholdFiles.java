package shequtong.residency.household;

import java.time.Clock;
import java.util.ArrayList;
import org.springframework.stereotype.Component;
import shequtong.identity.PersonId;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.residency.ResidencySettings;
import shequtong.web.Faults;

/** Puts one household's page together for its committee. */
@Component
class HouseholdFiles {

    private final Roll roll;
    private final Lists lists;
    private final IdentityView names;
    private final Areas areas;
    private final ResidencySettings settings;
    private final Clock clock;

    HouseholdFiles(Roll roll, Lists lists, IdentityView names, Areas areas, ResidencySettings settings, Clock clock) {
        this.roll = roll;
        this.lists = lists;
        this.names = names;
        this.areas = areas;
        this.settings = settings;
        this.clock = clock;
    }

    HouseholdFilePage page(Duty duty, HouseholdId id, String field, String words, Faults faults) {
        duty.must(Position.Work.COMMUNITY);
        var home = roll.get(duty.area().id(), id);
        var steps = lists.steps(home);
        var authors = new ArrayList<Author>();
        home.members().forEach(it -> authors.add(resident(it.person())));
        for (var step : steps) {
            authors.add(resident(step.subject()));
            authors.add(actor(step));
        }
        var shown = names.of(duty, home.community(), authors);
        var soon = clock.instant().plus(settings.asked());
        return new HouseholdFilePage(
                duty.path(HouseholdsController.PATH),
                id.value(),
                areas.get(home.dwelling().estate()).label(),
                home.dwelling().text(),
                home.head() != null,
                home.members().stream()
                        .map(it -> new HouseholdFilePage.Line(
                                it.person().value(),
                                shown.apply(resident(it.person())),
                                it.relation().label(),
                                home.leads(it.person()),
                                it.standing(),
                                it.since(),
                                it.until(),
                                it.until() != null && it.until().isBefore(soon),
                                it.mayVote(clock),
                                it.mayLead(clock)))
                        .toList(),
                steps.stream()
                        .map(it -> new HouseholdFilePage.Past(
                                title(it.kind()),
                                shown.apply(resident(it.subject())),
                                it.mandate() == 0 && it.person().equals(it.subject()) ? null : shown.apply(actor(it)),
                                it.words(),
                                it.at()))
                        .toList(),
                field,
                words,
                faults);
    }

    private static Author resident(PersonId person) {
        return Author.resident(person, false);
    }

    private static Author actor(Lists.Step step) {
        return new Author(step.person(), step.mandate(), false);
    }

    private static String title(String kind) {
        return switch (kind) {
            case "JOINED" -> "住进来";
            case "CONFIRMED" -> "户主确认";
            case "DISPUTED" -> "户主说不是家里人";
            case "KEPT" -> "核对后保留";
            case "ENDED" -> "终止居民身份";
            case "LEFT" -> "搬走";
            case "OFFERED" -> "请来当户主";
            case "TOOK_OVER" -> "接任户主";
            case "DECLINED" -> "户主没有换";
            case "HEAD_SET" -> "定为户主";
            default -> throw new IllegalArgumentException("no such step: " + kind);
        };
    }
}
