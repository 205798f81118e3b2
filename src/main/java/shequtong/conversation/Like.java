package shequtong.conversation;

import java.util.UUID;
import shequtong.web.Html;

/** The button beneath a thing. Who likes what is shown to nobody but themselves: the others see a number. */
public record Like(String action, int likes, boolean liked, boolean open) implements Html {

    UUID once() {
        return UUID.randomUUID();
    }
}
