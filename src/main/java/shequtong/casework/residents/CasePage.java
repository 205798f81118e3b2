package shequtong.casework.residents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.Same;
import shequtong.casework.Visibility;
import shequtong.casework.catalogue.GridStages;
import shequtong.casework.common.CommonLine;
import shequtong.casework.consents.ConsentCard;
import shequtong.casework.file.Limit;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Timeline;
import shequtong.casework.followup.FollowUp;
import shequtong.casework.merging.MergePanel;
import shequtong.casework.promises.PromiseList;
import shequtong.casework.record.Seal;
import shequtong.casework.residents.CaseController.Verdict;
import shequtong.casework.ways.ResidentWays;
import shequtong.conversation.Talk;
import shequtong.residency.Shown;
import shequtong.web.About;
import shequtong.web.Faults;
import shequtong.web.Html;
import shequtong.web.Moments;
import shequtong.web.Picture;

/**
 * A case as residents see it.
 *
 * @param mine whether the reader raised it
 * @param conflict why the last act was not done
 */
record CasePage(
        String path,
        String back,
        String board,
        Standing standing,
        Shown raised,
        boolean mine,
        boolean nudgeable,
        List<Picture> pictures,
        Timeline timeline,
        ResidentWays ways,
        GridStages grid,
        ConsentCard consents,
        Seal seal,
        PromiseList promises,
        Same same,
        MergePanel merging,
        @Nullable CommonLine common,
        FollowUp followUp,
        Talk talk,
        Verdict verdict,
        Faults faults,
        @Nullable String conflict,
        Instant now)
        implements Html, About {

    @Override
    public Opened about() {
        return Opened.of(standing.id().subject());
    }

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    /** Only what every neighbour may open is offered for passing on. */
    boolean shareable() {
        return standing.visibility() != Visibility.COMMITTEE;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    /** From the first words to the answer; while it is open, what is left. */
    Limit whole() {
        var handling = standing.handling();
        return handling.isMet() && standing.reworks() == 0
                ? new Limit(standing.reportedAt(), handling.until(), handling.met())
                : handling;
    }

    String promised() {
        return Moments.lasting(
                Duration.between(standing.first().from(), standing.first().until()));
    }
}
