package shequtong.organization;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import shequtong.web.Moments;

/** Somebody asks for what they could ask for until a moment ago, perhaps from a page still open: they are told so. */
final class Ended extends RuntimeException {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("M月d日H:mm", Locale.CHINA).withZone(Moments.SHANGHAI);

    private final String title;
    private final String text;

    private Ended(String title, String text) {
        super(title);
        this.title = title;
        this.text = text;
    }

    static Ended right(Area community, Instant at) {
        return new Ended(
                "观察权到期了",
                "您看" + community.label() + "的权限到" + DAY.format(at) + "为止，所以这一页看不了了。工作上还要看，请向街镇或区社建办说明用途，再申请一次。");
    }

    static Ended post(Area area, Instant at) {
        return new Ended(
                "您在这里的任职结束了", "您在" + area.label() + "的任职到" + DAY.format(at) + "为止，手上的事已经有人接着办。有没交清的，请直接告诉接任的同事。");
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }
}
