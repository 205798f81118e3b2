package shequtong.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.kernel.Missing;
import shequtong.web.Answer;

/** 登录的设备: where somebody is signed in, and how to end it. What is ended is over with its next request. */
@Controller
@RequestMapping(DevicesController.PATH)
class DevicesController {

    static final String PATH = "/me/sessions";

    private final Devices devices;

    DevicesController(Devices devices) {
        this.devices = devices;
    }

    @GetMapping
    DevicesPage list(@AuthenticationPrincipal PersonId person, HttpServletRequest request) {
        return new DevicesPage(devices.of(person, Sessions.hash(request)), Proof.staff() ? "/me/security" : "/");
    }

    @DeleteMapping("/{number}")
    Answer end(@AuthenticationPrincipal PersonId person, @PathVariable long number) {
        if (!devices.end(person, number)) throw new Missing(number);
        return new Answer.Redirect(PATH);
    }

    @DeleteMapping
    Answer endOthers(@AuthenticationPrincipal PersonId person, HttpServletRequest request) {
        devices.endOthers(person, Sessions.hash(request));
        return new Answer.Redirect(PATH);
    }
}
