package shequtong.casework.residents;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.casework.CaseworkSettings;
import shequtong.casework.Same;
import shequtong.casework.catalogue.GridParts;
import shequtong.casework.common.CommonLine;
import shequtong.casework.consents.ConsentCard;
import shequtong.casework.file.Grade;
import shequtong.casework.file.Resolved;
import shequtong.casework.file.Sames;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Steps;
import shequtong.casework.file.Timeline;
import shequtong.casework.followup.FollowUp;
import shequtong.casework.merging.MergePanels;
import shequtong.casework.promises.Promising;
import shequtong.casework.record.Seals;
import shequtong.casework.ways.WayParts;
import shequtong.conversation.Conversation;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/c/{code}/cases/{id}")
class CaseController {

    private static final String PATH = "/cases/";

    private final Verdicts verdicts;
    private final Sames sames;
    private final Standings standings;
    private final Steps steps;
    private final Seals seals;
    private final Promising promising;
    private final IdentityView identities;
    private final Media media;
    private final Conversation conversation;
    private final FollowUp.Of followUp;
    private final WayParts ways;
    private final GridParts grid;
    private final ConsentCard.Of consents;
    private final CaseworkSettings settings;
    private final Once once;
    private final MergePanels merging;
    private final CommonLine.Of common;
    private final Clock clock;

    CaseController(
            Verdicts verdicts,
            Sames sames,
            Standings standings,
            Steps steps,
            Seals seals,
            Promising promising,
            IdentityView identities,
            Media media,
            Conversation conversation,
            FollowUp.Of followUp,
            WayParts ways,
            GridParts grid,
            ConsentCard.Of consents,
            CaseworkSettings settings,
            Once once,
            MergePanels merging,
            CommonLine.Of common,
            Clock clock) {
        this.verdicts = verdicts;
        this.sames = sames;
        this.standings = standings;
        this.steps = steps;
        this.seals = seals;
        this.promising = promising;
        this.identities = identities;
        this.media = media;
        this.conversation = conversation;
        this.followUp = followUp;
        this.ways = ways;
        this.grid = grid;
        this.consents = consents;
        this.settings = settings;
        this.once = once;
        this.merging = merging;
        this.common = common;
        this.clock = clock;
    }

    @GetMapping
    CasePage one(Here here, @PathVariable CaseId id, @RequestParam Optional<Cursor> after) {
        return page(here, id, after, Verdict.none(), Faults.NONE, null);
    }

    @PostMapping("/rating")
    Answer rate(Here here, @PathVariable CaseId id, @Valid Verdict verdict, BindingResult form) {
        here.mustReside();
        if (form.hasErrors()) return page(here, id, Optional.empty(), verdict, Faults.of(form), null);
        try {
            once.run(
                    verdict.once(),
                    () -> verdicts.rate(
                            here,
                            id,
                            Objects.requireNonNull(verdict.resolved()),
                            Grade.of(Objects.requireNonNull(verdict.grade())),
                            verdict.verdict()));
            return new Answer.Redirect(path(here, id));
        } catch (Refused no) {
            return page(here, id, Optional.empty(), verdict, Faults.NONE, no.reason());
        }
    }

    @PostMapping("/nudge")
    Answer nudge(Here here, @PathVariable CaseId id, @RequestParam UUID once) {
        this.once.run(once, () -> verdicts.nudge(here, id));
        return new Answer.Redirect(path(here, id));
    }

    @PostMapping("/same")
    Answer same(Here here, @PathVariable CaseId id, @RequestParam UUID once) {
        this.once.run(once, () -> verdicts.same(here, id));
        return new Answer.Swap(() -> same(here, standings.get(here, id)), path(here, id));
    }

    @DeleteMapping("/same")
    Answer notSame(Here here, @PathVariable CaseId id, @RequestParam UUID once) {
        this.once.run(once, () -> verdicts.notSame(here, id));
        return new Answer.Swap(() -> same(here, standings.get(here, id)), path(here, id));
    }

    private Same same(Here here, Standing it) {
        var mine = it.reporter().equals(here.person());
        return new Same(
                path(here, it.id()) + "/same", it.same(), !mine && sames.has(here, it.id()), here.resides() && !mine);
    }

    private CasePage page(
            Here here, CaseId id, Optional<Cursor> after, Verdict verdict, Faults faults, @Nullable String conflict) {
        var now = clock.instant();
        var it = standings.get(here, id);
        var rows = steps.of(it, false);
        var shown = identities.of(
                here,
                it.community(),
                Stream.concat(Stream.of(it.author()), rows.stream().map(Steps.Row::author))
                        .distinct()
                        .toList());
        var pictures = media.of(here, CaseId.KIND, List.of(id.value())).getOrDefault(id.value(), List.of());
        var stepPictures =
                media.of(here, Step.KIND, rows.stream().map(Steps.Row::id).toList());
        var mine = here.resides() && it.reporter().equals(here.person());
        var nudgedAt = it.nudgedAt();
        return new CasePage(
                path(here, id),
                here.path("/stories"),
                here.path("/board"),
                it,
                shown.apply(it.author()),
                mine,
                mine
                        && it.open()
                        && (nudgedAt == null
                                || !nudgedAt.plus(settings.nudged()).isAfter(now)),
                pictures,
                Timeline.of(it, rows, shown, stepPictures, pictures),
                ways.residents(it),
                grid.residents(it),
                consents.see(here, it, mine),
                seals.of(path(here, id), it, mine),
                promising.list(it),
                same(here, it),
                merging.of(here, it),
                common.see(it),
                followUp.see(here, it),
                conversation.talk(here, id.subject(), after),
                verdict,
                faults,
                conflict,
                now);
    }

    private static String path(Here here, CaseId id) {
        return here.path(PATH + id.value());
    }

    /** Nothing is chosen beforehand. */
    record Verdict(
            @NotNull(message = "请选解决了没有") @Nullable Resolved resolved,

            @NotNull(message = "请选满不满意") @Min(1) @Max(5) @Nullable Integer grade,

            @Size(max = 500, message = "请写得短一些，500字以内") String verdict,
            UUID once) {

        Verdict {
            if (verdict == null) verdict = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Verdict none() {
            return new Verdict(null, null, "", UUID.randomUUID());
        }
    }
}
