package shequtong.organization.desk.appointing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.identity.StaffDoor;
import shequtong.organization.Area;
import shequtong.organization.Areas;
import shequtong.organization.Handing;
import shequtong.organization.desk.appointing.Handovers.Handover;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Once;

/** For the two whom it is about, wherever they are: the one who comes has no desk there yet. */
@Controller
@RequestMapping(Handing.PATH + "/{id}")
class HandoverController {

    private final Handovers handovers;
    private final Mandates mandates;
    private final Passing passing;
    private final Appointing appointing;
    private final Areas areas;
    private final IdentityView names;
    private final Once once;

    HandoverController(
            Handovers handovers,
            Mandates mandates,
            Passing passing,
            Appointing appointing,
            Areas areas,
            IdentityView names,
            Once once) {
        this.handovers = handovers;
        this.mandates = mandates;
        this.passing = passing;
        this.appointing = appointing;
        this.areas = areas;
        this.names = names;
        this.once = once;
    }

    @GetMapping
    Answer list(@AuthenticationPrincipal PersonId me, @PathVariable long id) {
        if (!Proof.staff()) return door(id);
        var it = handovers.get(me, id);
        var area = areas.get(it.area());
        var held = mandates.get(area, it.outgoing());
        var goes = names.officials(List.of(it.outgoing())).apply(it.outgoing());
        return new HandoverPage(
                Handing.PATH + "/" + id,
                area.label() + "·" + held.mandate().position().label(),
                goes,
                names.officers(List.of(it.comes())).apply(it.comes()),
                it.goes().equals(me),
                lines(it, held, area, me),
                it.openedAt(),
                it.goesAt(),
                it.comesAt(),
                it.closedAt(),
                it.state());
    }

    /** As it is now while it is open; as it was when it was done. */
    private List<HandoverPage.Line> lines(Handover it, Mandates.Held held, Area area, PersonId me) {
        if (it.state() != Handovers.State.OPEN)
            return handovers.lines(it.id()).stream()
                    .map(line -> new HandoverPage.Line(line.what(), "" + line.count(), null))
                    .toList();
        var desk = it.goes().equals(me) ? "/d/" + Objects.requireNonNull(area.slug()) : null;
        return passing.held(held.mandate(), area).stream()
                .map(line -> new HandoverPage.Line(line.what(), line.count() + line.unit(), href(desk, line.path())))
                .toList();
    }

    private static @Nullable String href(@Nullable String desk, String path) {
        return desk == null ? null : desk + path;
    }

    /** What is signed here opens a desk, so it is asked for what a desk is (threat 8). */
    private static Answer door(long id) {
        return new Answer.Redirect(StaffDoor.PATH + "?back=" + Handing.PATH + "/" + id);
    }

    @PostMapping("/confirmation")
    Answer confirm(@AuthenticationPrincipal PersonId me, @PathVariable long id, @RequestParam UUID once) {
        if (!Proof.staff()) return door(id);
        var area = areas.get(handovers.get(me, id).area());
        var path = Handing.PATH + "/" + id;
        this.once.run(once, () -> appointing.agree(me, id, area));
        return new Answer.Redirect(path);
    }
}
