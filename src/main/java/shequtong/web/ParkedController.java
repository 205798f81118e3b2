package shequtong.web;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.kernel.Missing;

/** What somebody was about to send when their session ended: they read it again, and send it or drop it. */
@Controller
@RequestMapping(ParkedController.PATH + "/{id}")
class ParkedController {

    static final String PATH = "/me/parked";

    private final Parking parking;

    ParkedController(Parking parking) {
        this.parking = parking;
    }

    @GetMapping
    ParkedPage show(Principal me, @PathVariable String id) {
        return parking.find(me.getName(), id)
                .map(it -> new ParkedPage(PATH + "/" + id, it.action(), it.fields()))
                .orElseThrow(() -> new Missing("parked text"));
    }

    @DeleteMapping
    Answer drop(Principal me, @PathVariable String id) {
        parking.drop(me.getName(), id);
        return new Answer.Redirect("/");
    }
}
