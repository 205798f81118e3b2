package shequtong.conversation;

import org.springframework.http.HttpStatus;
import shequtong.web.Html;

record TalkPage(Talk talk) implements Html {

    @Override
    public HttpStatus status() {
        return talk.status();
    }
}
