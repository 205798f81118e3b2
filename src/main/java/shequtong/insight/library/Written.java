package shequtong.insight.library;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is typed about an experience; it comes back as it was typed. */
final class Written {

    private Written() {}

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /**
     * @param number of the case it was learned from; may be empty
     * @param parent the experience it was made of; 0 for none
     */
    record Draft(
            @NotBlank(message = "请选一个类别") String major,

            @NotBlank(message = "请写个题目") @Size(max = 40, message = "题目请写得短一些，40字以内") String title,

            @NotBlank(message = "请写清楚遇到了什么问题") @Size(max = 1000, message = "请写得短一些，1000字以内") String problem,

            @NotBlank(message = "请一步一步写清楚怎么做的") @Size(max = 2000, message = "请写得短一些，2000字以内") String method,

            @NotBlank(message = "请写清楚做了以后怎么样") @Size(max = 1000, message = "请写得短一些，1000字以内") String effect,

            @Size(max = 1000, message = "请写得短一些，1000字以内") String caution,
            @Size(max = 40, message = "单号没有这么长") String number,
            long parent,
            int version,
            UUID once) {

        Draft {
            major = stripped(major);
            title = stripped(title);
            problem = stripped(problem);
            method = stripped(method);
            effect = stripped(effect);
            caution = stripped(caution);
            number = stripped(number);
            if (once == null) once = UUID.randomUUID();
        }

        static Draft empty(long parent) {
            return new Draft("", "", "", "", "", "", "", parent, 0, UUID.randomUUID());
        }

        static Draft of(Experience.Head head) {
            var words = head.words();
            return new Draft(
                    head.major(),
                    words.title(),
                    words.problem(),
                    words.method(),
                    words.effect(),
                    words.caution(),
                    "",
                    0,
                    head.version(),
                    UUID.randomUUID());
        }

        Experience.Words words() {
            return new Experience.Words(title, problem, method, effect, caution);
        }
    }

    /** Why it is sent back or withdrawn, how it will be done here, what came of it. */
    record Said(
            @NotBlank(message = "请写几句，对方要看") @Size(max = 500, message = "请写得短一些，500字以内") String words,

            @Nullable Verdict verdict,
            UUID once) {

        Said {
            words = stripped(words);
            if (once == null) once = UUID.randomUUID();
        }

        static Said none() {
            return new Said("", null, UUID.randomUUID());
        }
    }
}
