package shequtong.casework.closing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * What is asked, decided or found about an end, on a page of its own.
 *
 * @param fact what to know before
 * @param conflict why it was not done
 */
record ClosingPage(
        Ask ask,
        String path,
        String back,
        String title,
        String area,
        String fact,
        ClosingForm form,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    enum Ask {
        ASK("申请不经评价办结", "送街镇决定", "具体情况", "写做过什么；同意以后居民会看到"),
        DECISION("决定办结申请", "就这样决定", "理由", "同意的居民看到，不同意的居村看到"),
        VERIFICATION("核查是不是解决了", "记下核查结果", "查到什么", "居民会看到，不要写姓名、门牌、电话");

        private final String title;
        private final String button;
        private final String label;
        private final String hint;

        Ask(String title, String button, String label, String hint) {
            this.title = title;
            this.button = button;
            this.label = label;
            this.hint = hint;
        }

        String title() {
            return title;
        }

        String button() {
            return button;
        }

        String label() {
            return label;
        }

        String hint() {
            return hint;
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
