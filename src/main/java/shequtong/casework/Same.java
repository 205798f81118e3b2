package shequtong.casework;

import java.util.UUID;
import shequtong.web.Html;

/** 我也遇到: the button beneath a case, on its page and in lists, and what it becomes. */
public record Same(String action, int count, boolean pressed, boolean open) implements Html {

    UUID once() {
        return UUID.randomUUID();
    }
}
