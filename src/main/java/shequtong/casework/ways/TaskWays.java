package shequtong.casework.ways;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.ways.Ways.Way;
import shequtong.web.Html;

/**
 * The ways of a dispatch, for the body that has it.
 *
 * @param objectable until when the body may say that it is not its own; none when it may not
 * @param returnable whether a 街镇 may give it back to the community
 */
public record TaskWays(
        String path,
        @Nullable Instant objectable,
        @Nullable Way objected,
        boolean extensible,
        List<Way> extensions,
        boolean returnable,
        @Nullable Way resting,
        List<DeskWays.Resource> resources)
        implements Html {

    boolean empty() {
        return objectable == null
                && objected == null
                && !extensible
                && extensions.isEmpty()
                && !returnable
                && resting == null
                && resources.isEmpty();
    }

    String objection(Way it) {
        return switch (it.state()) {
            case "OPEN" -> "等派出的单位决定，这期间仍由您单位负责，期限照走";
            case "ACCEPTED" -> "已采纳";
            case "LAPSED" -> "到期没有决定，视为没有采纳，请继续办理";
            default -> "没有采纳，请继续办理" + (it.answer().isEmpty() ? "" : "：" + it.answer());
        };
    }
}
