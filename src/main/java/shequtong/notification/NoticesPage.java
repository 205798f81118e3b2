package shequtong.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Slice;
import shequtong.web.Html;

record NoticesPage(String path, boolean desk, Slice<Line> notices) implements Html {

    record Line(String icon, String text, @Nullable String path, int times, Instant at, boolean unread) {}

    boolean unread() {
        return notices.rows().stream().anyMatch(Line::unread);
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
