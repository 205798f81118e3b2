package shequtong.supervision.orders;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** What is written into the forms of remarks and orders. */
final class Words {

    static final int MOST = 500;

    /** Within how many hours an answer may be demanded. */
    static final List<Integer> HOURS = List.of(4, 24, 72, 168);

    private static final int USUAL = 24;

    private Words() {}

    static String within(int hours) {
        return switch (hours) {
            case 4 -> "4小时内";
            case 24 -> "24小时内";
            case 72 -> "3天内";
            default -> "7天内";
        };
    }

    /** What a form can not have offered was not chosen. */
    private static void check(int hours, BindingResult form) {
        if (!HOURS.contains(hours)) form.rejectValue("hours", "hours", "请选多久以内回复");
    }

    /** Of something that was opened. @param act NOTE, REMARK or ORDER: which button was pressed */
    record Found(
            @NotNull(message = "请选是什么问题") @Nullable Fault fault,

            @NotBlank(message = "请写清楚看到了什么、要求怎么办") @Size(max = MOST, message = "请写得短一些，500字以内") String words,

            @Nullable Integer hours,
            String act,
            UUID once) {

        Found {
            words = words == null ? "" : words.strip();
            if (act == null) act = "NOTE";
            if (once == null) once = UUID.randomUUID();
        }

        static Found none() {
            return new Found(null, "", null, "NOTE", UUID.randomUUID());
        }

        void check(BindingResult form) {
            Words.check(chosen(), form);
        }

        int chosen() {
            return hours == null ? USUAL : hours;
        }

        Duration within() {
            return Duration.ofHours(chosen());
        }
    }

    /** A reply, a return, the end of an order. @param version what the writer saw */
    record Said(
            @NotBlank(message = "请写几句，对方要看") @Size(max = MOST, message = "请写得短一些，500字以内") String words,

            @Nullable Integer hours,
            @Nullable Integer version,
            UUID once) {

        Said {
            words = words == null ? "" : words.strip();
            if (once == null) once = UUID.randomUUID();
        }

        static Said none() {
            return new Said("", null, null, UUID.randomUUID());
        }

        void check(BindingResult form) {
            Words.check(chosen(), form);
        }

        int seen() {
            return version == null ? 0 : version;
        }

        int chosen() {
            return hours == null ? USUAL : hours;
        }

        Duration within() {
            return Duration.ofHours(chosen());
        }
    }
}
