package shequtong.casework.ways;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.validation.BindingResult;
import shequtong.casework.ways.Resources.Sort;
import shequtong.casework.ways.Suspensions.Ground;
import shequtong.web.Dates;

/** What the forms of the ways hold; each asks for some of it. */
record WayForm(
        @Size(max = 200, message = "请写得短一些，200字以内") String reason,
        @Size(max = 60, message = "请写得短一些，60字以内") String suggested,
        String until,
        String ground,
        String sort,
        @Size(max = 40, message = "请写得短一些，40字以内") String team,
        @Size(max = 120, message = "请写得短一些，120字以内") String does,
        String granted,
        UUID once) {

    WayForm {
        if (reason == null) reason = "";
        if (suggested == null) suggested = "";
        if (until == null) until = "";
        if (ground == null) ground = "";
        if (sort == null) sort = "";
        if (granted == null) granted = "";
        if (team == null) team = "";
        if (does == null) does = "";
        if (once == null) once = UUID.randomUUID();
    }

    static WayForm none() {
        return new WayForm("", "", "", "", "", "", "", "", UUID.randomUUID());
    }

    Optional<LocalDate> date() {
        return Dates.day(until);
    }

    /** None when it is none of those that are listed. */
    Optional<Ground> listed() {
        return Stream.of(Ground.values()).filter(it -> it.name().equals(ground)).findFirst();
    }

    Optional<Sort> sorted() {
        return Stream.of(Sort.values()).filter(it -> it.name().equals(sort)).findFirst();
    }

    void mustSay(BindingResult form, String sentence) {
        if (reason.isBlank()) form.rejectValue("reason", "reason", sentence);
    }

    void mustSuggest(BindingResult form) {
        if (suggested.isBlank()) form.rejectValue("suggested", "suggested", "请写明应该由谁来办，说不清的写“请街镇定”");
    }

    void mustDate(BindingResult form, String sentence) {
        if (date().isEmpty()) form.rejectValue("until", "until", sentence);
    }

    void mustDecide(BindingResult form, String refused) {
        if (!yes() && !no()) form.rejectValue("granted", "granted", "请选同意还是不同意");
        else if (no() && reason.isBlank()) form.rejectValue("reason", "reason", refused);
    }

    boolean yes() {
        return granted.equals("true");
    }

    boolean no() {
        return granted.equals("false");
    }
}
