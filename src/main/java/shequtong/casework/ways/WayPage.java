package shequtong.casework.ways;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Missing;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * One way, on a page of its own: what it is about, what it takes, and what it leads to.
 *
 * @param fact what to know before deciding
 * @param conflict why it was not done
 */
record WayPage(
        Ask ask,
        String back,
        String action,
        String matter,
        String fact,
        WayForm form,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    enum Ask {
        OBJECTION("不归我们办", "提异议"),
        RETURN("退回居村", "退回"),
        EXTENSION("申请延期", "申请延期"),
        SUSPENSION("暂停办理", "暂停办理"),
        REVIEW("复核：还要继续暂停吗", "继续暂停"),
        RESUMPTION("恢复办理", "恢复办理"),
        RESOURCE("请人一起办", "加上"),
        OBJECTION_DECISION("决定异议", "就这样决定"),
        EXTENSION_DECISION("决定延期", "就这样决定");

        private final String title;
        private final String button;

        Ask(String title, String button) {
            this.title = title;
            this.button = button;
        }

        String title() {
            return title;
        }

        String button() {
            return button;
        }

        /** By its name in an address. */
        static Ask of(String name, Ask... offered) {
            for (var it : offered)
                if (it.name().toLowerCase(java.util.Locale.ROOT).equals(name)) return it;
            throw new Missing(name);
        }

        boolean decision() {
            return this == OBJECTION_DECISION || this == EXTENSION_DECISION;
        }

        boolean goesBack() {
            return this == OBJECTION || this == RETURN;
        }

        boolean dated() {
            return this == EXTENSION || this == SUSPENSION;
        }
    }

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    String reasonLabel() {
        return switch (ask) {
            case OBJECTION, RETURN -> "为什么不该由这里办";
            case EXTENSION -> "为什么来不及";
            case SUSPENSION -> "具体情况";
            case REVIEW -> "为什么还不能办";
            case RESUMPTION -> "为什么现在可以办了";
            case RESOURCE -> "";
            case OBJECTION_DECISION, EXTENSION_DECISION -> "不同意的原因";
        };
    }

    String reasonHint() {
        return ask.decision() ? "不同意时写，对方会看到" : "居民会看到，不要写姓名、门牌、电话";
    }
}
