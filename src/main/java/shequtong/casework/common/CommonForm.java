package shequtong.casework.common;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.validation.FieldError;
import shequtong.web.Dates;
import shequtong.web.Faults;
import shequtong.web.Moments;

/**
 * What the forms of a common problem hold; each asks for some of it.
 *
 * @param step what is done next, and due until which day
 * @param words how it was solved
 * @param version the one that was shown
 */
record CommonForm(String title, String cause, String step, String due, String words, int version, UUID once) {

    static final String TITLE = "请起一个名称，4到60个字，居民会看到";

    private static final int CAUSE = 500;
    private static final int STEP = 200;
    private static final int WORDS = 500;
    private static final Period AHEAD = Period.ofYears(2);

    CommonForm {
        title = title == null ? "" : title.strip();
        cause = cause == null ? "" : cause.strip();
        step = step == null ? "" : step.strip();
        due = due == null ? "" : due;
        words = words == null ? "" : words.strip();
        if (once == null) once = UUID.randomUUID();
    }

    static CommonForm of(CommonProblem.Head it) {
        var plan = it.plan();
        return new CommonForm(
                it.title(),
                it.cause(),
                plan == null ? "" : plan.words(),
                plan == null ? "" : plan.due().toString(),
                "",
                it.version(),
                UUID.randomUUID());
    }

    /** What was typed stays; what another form of the page asks for is as it is now. */
    CommonForm over(CommonForm now) {
        return new CommonForm(
                title.isEmpty() ? now.title : title,
                title.isEmpty() ? now.cause : cause,
                step.isEmpty() && due.isEmpty() ? now.step : step,
                step.isEmpty() && due.isEmpty() ? now.due : due,
                words,
                now.version,
                once);
    }

    static boolean isTitle(String title) {
        return title.length() <= 60 && title.codePointCount(0, title.length()) >= 4;
    }

    Faults named() {
        var faults = new ArrayList<FieldError>();
        if (!isTitle(title)) faults.add(new FieldError("form", "title", TITLE));
        if (cause.length() > CAUSE) faults.add(new FieldError("form", "cause", "请写得短一些，" + CAUSE + "字以内"));
        return new Faults(List.copyOf(faults));
    }

    Faults planned(Instant now) {
        var faults = new ArrayList<FieldError>();
        if (step.isEmpty() || step.length() > STEP)
            faults.add(new FieldError("form", "step", "请写下一步做什么，" + STEP + "字以内"));
        Dates.day(due)
                .filter(it -> !it.isBefore(LocalDate.ofInstant(now, Moments.SHANGHAI)))
                .map(it -> Dates.tooFar(it, AHEAD, now))
                .orElse(Optional.of("请选一天，从今天起"))
                .ifPresent(it -> faults.add(new FieldError("form", "due", it)));
        return new Faults(List.copyOf(faults));
    }

    Faults solved() {
        if (!words.isEmpty() && words.length() <= WORDS) return Faults.NONE;
        return Faults.one("words", "请写怎么解决的，" + WORDS + "字以内");
    }

    CommonProblem.Plan plan() {
        return new CommonProblem.Plan(step, Dates.day(due).orElseThrow());
    }
}
