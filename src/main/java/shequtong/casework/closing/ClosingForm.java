package shequtong.casework.closing;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.validation.BindingResult;
import shequtong.casework.closing.Verifications.Way;

/** What the forms of an end hold; each asks for some of it. */
record ClosingForm(
        String ground,
        String granted,
        String way,
        @Size(max = 250, message = "请写得短一些，250字以内") String words,
        UUID once) {

    ClosingForm {
        if (ground == null) ground = "";
        if (granted == null) granted = "";
        if (way == null) way = "";
        if (words == null) words = "";
        if (once == null) once = UUID.randomUUID();
    }

    static ClosingForm none() {
        return new ClosingForm("", "", "", "", UUID.randomUUID());
    }

    Optional<Ground> listed() {
        return Stream.of(Ground.values()).filter(it -> it.name().equals(ground)).findFirst();
    }

    Optional<Way> looked() {
        return Stream.of(Way.values()).filter(it -> it.name().equals(way)).findFirst();
    }

    void check(ClosingPage.Ask ask, BindingResult form) {
        switch (ask) {
            case ASK -> {
                if (listed().isEmpty()) form.rejectValue("ground", "ground", "请选为什么要这样办结，只有这几种原因可以");
            }
            case DECISION -> mustSay(form, "请选同意还是不同意");
            case VERIFICATION -> {
                mustSay(form, "请选是不是真的解决了");
                if (looked().isEmpty()) form.rejectValue("way", "way", "请选是怎么核查的");
            }
        }
        if (words.isBlank()) form.rejectValue("words", "words", "请写清楚，居民要看");
    }

    private void mustSay(BindingResult form, String sentence) {
        if (!granted.equals("true") && !granted.equals("false")) form.rejectValue("granted", "granted", sentence);
    }

    boolean yes() {
        return granted.equals("true");
    }

    boolean no() {
        return granted.equals("false");
    }
}
