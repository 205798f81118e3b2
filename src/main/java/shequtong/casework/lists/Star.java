package shequtong.casework.lists;

import java.util.UUID;
import shequtong.casework.CaseId;
import shequtong.organization.Duty;
import shequtong.web.Html;

/** ☆ or ★ on a case, at a desk. */
record Star(String action, boolean on, String title) implements Html {

    static Star of(Duty duty, CaseId id, boolean on, String title) {
        return new Star(duty.path("/cases/" + id.value() + "/star"), on, title);
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
