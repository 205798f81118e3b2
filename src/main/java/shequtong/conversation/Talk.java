package shequtong.conversation;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * The comments beneath a thing, to stand on the page of any board.
 *
 * @param page the page it stands on
 * @param path where comments are sent and asked for
 * @param written what the reader wrote and could not send
 * @param sent whether it answers to words that were sent, so that the browser may forget them
 */
public record Talk(
        Subject about,
        String page,
        String path,
        Slice<Comment> comments,
        int count,
        Like like,
        boolean open,
        String written,
        Faults faults,
        boolean sent,
        UUID once)
        implements Html {

    /** Longest words of one comment. */
    static final int LONGEST = 500;

    @Override
    public HttpStatus status() {
        return faults.status();
    }

    Talk answering() {
        return new Talk(about, page, path, comments, count, like, open, written, faults, true, once);
    }

    String draft() {
        return about.kind() + "-" + about.id();
    }
}
