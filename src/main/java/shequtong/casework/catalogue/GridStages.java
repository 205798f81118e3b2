package shequtong.casework.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.spi.Stage;
import shequtong.web.Html;

/**
 * 网格办到哪一步: 受理→立案→派遣→处置→督办→核查→结案, each with its time; the same for residents and at a desk.
 *
 * @param number the other system's own; none while it is on its way
 */
public record GridStages(
        String peer, String title, @Nullable String number, List<Line> lines) implements Html {

    public static final GridStages NONE = new GridStages("", "", null, List.of());

    /** @param at when it happened there; none of what is still to come, and of what was passed over in silence */
    record Line(
            String label,
            String style,
            String icon,
            @Nullable Instant at,
            String words) {}

    /** @param sequence by the other side's numbering */
    record Heard(int sequence, Stage stage, Instant at, String words) {}

    static GridStages of(Referral it, List<Heard> heard) {
        var lines = new ArrayList<Line>();
        var last = heard.stream().max(Comparator.comparingInt(Heard::sequence)).orElse(null);
        var rejected = last != null && last.stage() == Stage.REJECTED;
        for (var stage : Stage.values()) {
            var said = heard.stream()
                    .filter(one -> one.stage() == stage)
                    .max(Comparator.comparingInt(Heard::sequence))
                    .orElse(null);
            if (said != null) lines.add(done(said, heard));
            else if (stage == Stage.REJECTED
                    || rejected
                    || !it.open() && (last == null || last.stage().compareTo(stage) < 0)) continue;
            else if (last == null || last.stage().compareTo(stage) < 0)
                lines.add(new Line(
                        stage.label(), "is-next", "circle-dashed", null, stage == Stage.SUPERVISED ? "超过时限时才有" : ""));
            else if (stage != Stage.SUPERVISED)
                lines.add(new Line(stage.label(), "", "circle-check", null, "对方没有传来时间"));
        }
        return new GridStages(it.peer().label(), it.title(), it.number(), lines);
    }

    /** What had to be done over is told by its last time. */
    private static Line done(Heard said, List<Heard> heard) {
        var times = heard.stream().filter(it -> it.stage() == said.stage()).count();
        var label = said.stage().label() + (times > 1 ? "（第" + times + "次）" : "");
        return switch (said.stage()) {
            case CLOSED -> new Line(label, "is-ok", "check", said.at(), said.words());
            case REJECTED -> new Line(label, "is-urge", "corner-up-left", said.at(), said.words());
            case SUPERVISED -> new Line(label, "is-urge", "bell-ringing", said.at(), said.words());
            default -> new Line(label, "", "circle-check", said.at(), said.words());
        };
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
