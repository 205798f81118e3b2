package shequtong.casework.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Outcome;
import shequtong.media.MediaId;

/** What the forms of a case's page hold. Each carries the version of the case that its writer saw. */
final class Forms {

    private Forms() {}

    /** @param to public, or inner for a note */
    record Say(
            String to,

            @NotBlank(message = "请写点什么再发") @Size(max = 1000, message = "请写得短一些，1000字以内") String text,

            List<MediaId> kept,
            int version,
            UUID once) {

        static final Say NONE = new Say("public", "", List.of(), 0, UUID.randomUUID());

        Say {
            if (to == null) to = "public";
            if (text == null) text = "";
            kept = kept == null ? List.of() : List.copyOf(kept);
            if (once == null) once = UUID.randomUUID();
        }

        boolean inner() {
            return to.equals("inner");
        }
    }

    enum Way {
        OWN,
        PROPERTY,
        UP,
        JOINT
    }

    /** @param due by Shanghai's clock, as the browser writes it */
    record Order(
            @NotNull(message = "请选怎么办") @Nullable Way way,
            List<Long> bodies,

            @NotBlank(message = "请写明要办什么") @Size(max = 500, message = "请写得短一些，500字以内") String purpose,

            String due,
            @Nullable Boolean confirmed,
            int version,
            UUID once) {

        Order {
            bodies = bodies == null ? List.of() : List.copyOf(bodies);
            if (purpose == null) purpose = "";
            if (due == null) due = "";
            if (once == null) once = UUID.randomUUID();
        }

        boolean sure() {
            return Boolean.TRUE.equals(confirmed);
        }

        static Order none(String due) {
            return new Order(null, List.of(), "", due, null, 0, UUID.randomUUID());
        }
    }

    record Answer(
            @NotNull(message = "请选办理结果") @Nullable Outcome outcome,

            @NotBlank(message = "请写明怎么办的、办得怎样，居民要看") @Size(max = 1000, message = "请写得短一些，1000字以内") String words,

            @Size(max = 60, message = "请写得短一些，60字以内") String present,
            String presentAt,
            @Size(max = 200, message = "请写得短一些，200字以内") String absent,
            @Nullable Integer before,
            List<MediaId> kept,
            int version,
            UUID once) {

        Answer {
            if (words == null) words = "";
            if (present == null) present = "";
            if (presentAt == null) presentAt = "";
            if (absent == null) absent = "";
            kept = kept == null ? List.of() : List.copyOf(kept);
            if (once == null) once = UUID.randomUUID();
        }

        static Answer none() {
            return new Answer(null, "", "", "", "", null, List.of(), 0, UUID.randomUUID());
        }
    }

    /** @param reason that residents read */
    record Withdrawal(
            @NotBlank(message = "请写明为什么撤回") @Size(max = 200, message = "请写得短一些，200字以内") String reason,

            int version,
            UUID once) {

        Withdrawal {
            if (reason == null) reason = "";
            if (once == null) once = UUID.randomUUID();
        }
    }

    /**
     * What was typed and not done, to be shown again.
     *
     * @param dispatch the one that was to be withdrawn; 0 for none
     */
    record Typed(Say say, Order order, Answer answer, String reason, long dispatch, int version) {

        static Typed none(String due) {
            return new Typed(Say.NONE, Order.none(due), Answer.none(), "", 0, 0);
        }

        Typed with(Say say) {
            return new Typed(say, order, answer, reason, dispatch, say.version());
        }

        Typed with(Order order) {
            return new Typed(say, order, answer, reason, dispatch, order.version());
        }

        Typed with(Answer answer) {
            return new Typed(say, order, answer, reason, dispatch, answer.version());
        }

        Typed with(Withdrawal withdrawal, DispatchId of) {
            return new Typed(say, order, answer, withdrawal.reason(), of.value(), withdrawal.version());
        }

        Typed with(int version) {
            return new Typed(say, order, answer, reason, dispatch, version);
        }

        /** Why this one was to be withdrawn. */
        String reason(DispatchId of) {
            return of.value() == dispatch ? reason : "";
        }
    }
}
