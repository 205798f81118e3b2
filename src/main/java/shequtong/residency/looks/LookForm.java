package shequtong.residency.looks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.validation.FieldError;
import shequtong.web.Faults;

/** As it was typed; the code is never given back. */
record LookForm(String field, String reason, String words, String code) {

    static final LookForm EMPTY = new LookForm("", "", "", "");
    static final int SHORTEST = 6;
    static final int LONGEST = 200;

    LookForm {
        field = Objects.requireNonNullElse(field, "");
        reason = Objects.requireNonNullElse(reason, "");
        words = Objects.requireNonNullElse(words, "").strip();
        code = Objects.requireNonNullElse(code, "").strip();
    }

    Optional<Field> chosen() {
        return Arrays.stream(Field.values())
                .filter(it -> it.name().equals(field))
                .findFirst();
    }

    Optional<Reason> why() {
        return Arrays.stream(Reason.values())
                .filter(it -> it.name().equals(reason))
                .findFirst();
    }

    Faults faults() {
        var faults = new ArrayList<FieldError>();
        if (chosen().isEmpty()) faults.add(fault("field", "请选要看哪一项"));
        if (why().isEmpty()) faults.add(fault("reason", "请选为什么要看"));
        if (words.codePointCount(0, words.length()) < SHORTEST) faults.add(fault("words", "请写清楚为什么要看，至少6个字，居民会看到"));
        if (words.length() > LONGEST) faults.add(fault("words", "请写得短一些，200字以内"));
        if (code.isEmpty()) faults.add(fault("code", "请填验证器上现在的6位动态码"));
        return new Faults(faults);
    }

    static Faults wrongCode() {
        return new Faults(List.of(fault("code", "动态码不对或已经用过。请等下一个码出来再填；连错5次要等30分钟")));
    }

    private static FieldError fault(String field, String words) {
        return new FieldError("look", field, words);
    }
}
