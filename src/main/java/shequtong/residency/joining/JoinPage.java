package shequtong.residency.joining;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.facts.Relation;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param path where it is sent
 * @param byPhone whether the writer still has to show that a number is theirs
 * @param kept the number sent before, masked, when it is corrected
 */
record JoinPage(
        String path,
        String estate,
        String street,
        String committee,
        JoinForm form,
        boolean byPhone,
        boolean sent,
        @Nullable String kept,
        Faults faults)
        implements Html {

    Relation[] relations() {
        return Relation.values();
    }

    PhonePart phonePart() {
        return new PhonePart(path, form.phone(), sent, faults);
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
