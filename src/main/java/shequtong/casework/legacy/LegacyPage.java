package shequtong.casework.legacy;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Missing;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param conflict why it was not done */
record LegacyPage(
        Ask ask,
        String path,
        String back,
        String title,
        String area,
        LegacyController.Form form,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    enum Ask {
        MARK(
                "列为历史遗留",
                "列入以后不再计超时，一年之内要复核一次；列入以前已经超过期限的，考核里仍算超期。居民会看到原因。会上认领的事照样有期限。",
                "为什么现在解决不了",
                "如 三十年前的产权没有理清，要等区里统一处理"),
        REVIEW("年度复核", "复核以后，下一次复核在一年以后。居民会看到今年做了什么。", "今年做了什么、还差什么", "做了的、没做的都写"),
        END("不再列为历史遗留", "从现在起重新计办理期限；列入以前已经超过期限的，期限还是原来的。居民会看到原因。", "为什么现在能办了", "如 产权已经理清，资金已经落实");

        private final String title;
        private final String fact;
        private final String label;
        private final String hint;

        Ask(String title, String fact, String label, String hint) {
            this.title = title;
            this.fact = fact;
            this.label = label;
            this.hint = hint;
        }

        String title() {
            return title;
        }

        String fact() {
            return fact;
        }

        String label() {
            return label;
        }

        String hint() {
            return hint;
        }

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Ask of(String path) {
            for (var it : values()) if (it.path().equals(path)) return it;
            throw new Missing(path);
        }
    }

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
