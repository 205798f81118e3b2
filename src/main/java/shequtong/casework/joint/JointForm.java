package shequtong.casework.joint;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import shequtong.casework.file.WorkingDays;
import shequtong.web.Dates;

/** What the forms of a table hold; each asks for some of it. */
record JointForm(
        String coming,
        @Size(max = 200, message = "请写得短一些，200字以内") String reason,
        List<Long> present,
        @Size(max = 2000, message = "请写得短一些，2000字以内") String minutes,
        @Nullable Long body,
        @Size(max = 500, message = "请写得短一些，500字以内") String what,
        String day,
        String justified,
        @Size(max = 200, message = "请写得短一些，200字以内") String opinion,
        @Size(max = 200, message = "请写得短一些，200字以内") String ended,
        UUID once) {

    private static final Period LONGEST = Period.ofYears(2);

    JointForm {
        if (coming == null) coming = "";
        if (reason == null) reason = "";
        present = present == null ? List.of() : List.copyOf(present);
        if (minutes == null) minutes = "";
        if (what == null) what = "";
        if (day == null) day = "";
        if (justified == null) justified = "";
        if (opinion == null) opinion = "";
        if (ended == null) ended = "";
        if (once == null) once = UUID.randomUUID();
    }

    static JointForm none() {
        return new JointForm("", "", List.of(), "", null, "", "", "", "", "", UUID.randomUUID());
    }

    /** Until the work of that day is over. */
    Optional<Instant> closing() {
        return Dates.day(day).map(WorkingDays::closing);
    }

    void mustAnswer(BindingResult form) {
        if (!said(coming)) form.rejectValue("coming", "coming", "请选来还是不来");
        else if (coming.equals("false") && reason.isBlank()) form.rejectValue("reason", "reason", "来不了的，请写明原因");
    }

    void mustMinute(BindingResult form) {
        if (minutes.isBlank()) form.rejectValue("minutes", "minutes", "请写会上说了什么、定了什么");
    }

    void mustCommit(BindingResult form, Instant now) {
        if (body == null) form.rejectValue("body", "body", "请选由哪个单位来办");
        if (what.isBlank()) form.rejectValue("what", "what", "请写明办什么");
        if (closing().isEmpty()) form.rejectValue("day", "day", "请选哪一天以前办好");
        closing().flatMap(it -> Dates.tooFar(it, LONGEST, now)).ifPresent(no -> form.rejectValue("day", "day", no));
    }

    void mustJudge(BindingResult form) {
        if (!said(justified)) form.rejectValue("justified", "justified", "请选该不该约请");
        else if (justified.equals("false") && opinion.isBlank())
            form.rejectValue("opinion", "opinion", "认为不该约请的，请写明原因");
    }

    void mustEnd(BindingResult form) {
        if (ended.isBlank()) form.rejectValue("ended", "ended", "请写明为什么取消，居民和各单位会看到");
    }

    private static boolean said(String text) {
        return text.equals("true") || text.equals("false");
    }
}
