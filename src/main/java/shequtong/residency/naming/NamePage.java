package shequtong.residency.naming;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.residency.IdentityView;
import shequtong.residency.NameForm;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * 显示名.
 *
 * @param form how it stands, or as it was chosen a moment ago
 * @param title of the titles; empty when another form is chosen
 * @param typed the nickname, as it was typed
 * @param looks how it looks to others, now or with what was chosen
 * @param tried whether it was only looked at, and is not saved yet
 */
record NamePage(
        String path,
        String committee,
        NameForm form,
        String title,
        String typed,
        IdentityView.Looks looks,
        boolean tried,
        Faults faults)
        implements Html {

    /** What neighbours call each other. */
    static final List<String> TITLES = List.of("女士", "先生", "阿姨", "叔叔", "伯伯", "奶奶", "爷爷", "老师", "师傅", "同学");

    List<String> titles() {
        return TITLES;
    }

    boolean is(NameForm other) {
        return form == other;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
