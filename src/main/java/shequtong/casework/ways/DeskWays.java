package shequtong.casework.ways;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.Hours;
import shequtong.casework.ways.Ways.Way;
import shequtong.web.Html;
import shequtong.web.Moments;

/**
 * The ways of a case, beside its clocks at a desk.
 *
 * @param changes whether this desk may change anything
 * @param extensible whether more time may be asked for
 * @param restable whether the reader may let the clock rest
 * @param reviewable whether the reader may look at the rest again, and end it
 * @param failed how often residents said that it was not solved, from the third time on (S100)
 * @param above whether the 街镇 has it already
 */
public record DeskWays(
        String path,
        boolean changes,
        List<Way> bounces,
        List<Objection> objections,
        List<Extension> extensions,
        @Nullable Way resting,
        boolean extensible,
        boolean restable,
        boolean reviewable,
        List<Resource> resources,
        List<Way> reminders,
        List<Stage> stages,
        int failed,
        boolean above,
        int version,
        Instant now)
        implements Html {

    /** @param what which of the things that the body took on; empty for what it was sent */
    record Objection(Way way, String label, String what, boolean decides, boolean open) {

        String state() {
            return switch (way.state()) {
                case "OPEN" -> open ? "等决定" : "已经答复，不用决定";
                case "REFUSED" -> "没有采纳";
                case "LAPSED" -> "到期没有决定，视为没有采纳";
                default -> "已采纳";
            };
        }
    }

    /** @param what which of the things that the body took on; empty for what it was sent, and for the case itself */
    record Extension(Way way, String label, String what, String decider, boolean decides) {

        String state() {
            return DeskWays.extension(way);
        }
    }

    record Resource(long number, String sort, String label, String does) {}

    record Stage(String label, Instant until) {}

    static String extension(Way way) {
        return switch (way.state()) {
            case "OPEN" -> "等决定";
            case "GRANTED" -> "已同意";
            default -> "没有同意" + (way.answer().isEmpty() ? "" : "：" + way.answer());
        };
    }

    /** 首次回应过半, 办理超时一倍. */
    static String reminder(Way way) {
        return (way.words().equals("FIRST") ? "首次回应" : "办理")
                + switch (way.state()) {
                    case "HALF" -> "过半，提醒了负责人";
                    case "OVER" -> "超时，告诉了书记";
                    default -> "超时一倍，告诉了街镇";
                };
    }

    /** One tap hands it up, with a deadline like any other dispatch: the end of the third day. */
    String handUpBy() {
        return Hours.of(now.atZone(Moments.SHANGHAI)
                .toLocalDate()
                .plusDays(3)
                .atTime(18, 0)
                .atZone(Moments.SHANGHAI)
                .toInstant());
    }

    boolean empty() {
        return bounces.isEmpty()
                && objections.isEmpty()
                && extensions.isEmpty()
                && resting == null
                && resources.isEmpty()
                && reminders.isEmpty()
                && stages.isEmpty()
                && !changes;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
