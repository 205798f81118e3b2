package shequtong.residency.joining;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Missing;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;
import shequtong.web.Qr;

/** The codes on the walls: to look at, to print, to put a new one up, to take one down. */
@Controller
@RequestMapping("/d/{area}" + EstatesController.PATH)
class EstatesController {

    static final String PATH = "/estates";

    private final Doors doors;
    private final Gates gates;
    private final Areas areas;
    private final Once once;
    private final String url;

    EstatesController(
            Doors doors,
            Gates gates,
            Areas areas,
            Once once,
            @Value("${shequtong.url:http://localhost:8080}") String url) {
        this.doors = doors;
        this.gates = gates;
        this.areas = areas;
        this.once = once;
        this.url = url.replaceFirst("/+$", "");
    }

    @Bean
    static Place codesOnTheWalls() {
        return Place.desk(120, "社区", PATH, "qrcode", "小区二维码", Position.of(Position.Work.COMMUNITY));
    }

    @GetMapping
    EstatesPage list(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        return new EstatesPage(
                duty.path(PATH),
                doors.of(duty.area().id()).stream()
                        .map(it -> new EstatesPage.Estate(
                                it.id(), it.label(), it.token() == null ? null : link(it.token())))
                        .toList());
    }

    @GetMapping("/{id}")
    PosterPage poster(Duty duty, @PathVariable long id) {
        var estate = estate(duty, id);
        return new PosterPage(
                duty.path(PATH),
                id,
                estate.label(),
                areas.above(duty.area().id()).label(),
                duty.area().committee(),
                link(token(estate)));
    }

    @GetMapping("/{id}/qr")
    Answer qr(Duty duty, @PathVariable long id) {
        return new Answer.Content(
                "image/svg+xml", Qr.svg(link(token(estate(duty, id)))).getBytes(UTF_8), false);
    }

    /** Opens it, or puts a new code in the place of the one that is up. */
    @PostMapping("/{id}/door")
    Answer open(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> gates.open(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }

    @DeleteMapping("/{id}/door")
    Answer shut(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> gates.shut(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }

    private Doors.Estate estate(Duty duty, long id) {
        duty.must(Position.Work.COMMUNITY);
        return doors.get(duty.area().id(), id);
    }

    private static String token(Doors.Estate estate) {
        if (estate.token() == null) throw new Missing(estate.id());
        return estate.token();
    }

    private String link(String token) {
        return url + JoinController.PATH + "/" + token;
    }
}
