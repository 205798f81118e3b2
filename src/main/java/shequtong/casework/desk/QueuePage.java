package shequtong.casework.desk;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Counts;
import shequtong.casework.Progress;
import shequtong.casework.file.Standing;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.Author;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** @param street whether it is the desk of a 街镇, which sees several communities */
record QueuePage(String path, String sought, Tab tab, List<Tab> tabs, Counts counts, boolean street, Slice<Row> rows)
        implements Html {

    enum Tab {
        ALL("全部"),
        WAITING("待回应"),
        DOING("办理中"),
        RATING("待评价"),
        LATE("超时"),
        MINE("我负责的"),
        UNSATISFIED("不满意"),
        CLOSED("已办结");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        static List<Tab> of(Duty duty) {
            return duty.does(Work.COMMUNITY)
                    ? List.of(ALL, WAITING, DOING, RATING, LATE, MINE, CLOSED)
                    : List.of(ALL, WAITING, DOING, RATING, LATE, UNSATISFIED, CLOSED);
        }
    }

    /** The number beside a tab; none where it would have to be counted from all that ever was. */
    @Nullable Integer count(Tab tab) {
        return switch (tab) {
            case ALL -> counts.open();
            case WAITING -> counts.waiting();
            case DOING -> counts.doing();
            case RATING -> counts.rating();
            case LATE -> counts.late();
            case MINE -> counts.mine();
            case UNSATISFIED -> counts.unsatisfied();
            case CLOSED -> null;
        };
    }

    String here() {
        return sought.isEmpty()
                ? path + "?tab=" + tab.name()
                : path + "?q=" + java.net.URLEncoder.encode(sought, java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * @param keeper who is responsible; none when nobody is
     * @param kept whether there is no need to say that nobody is
     */
    record Row(
            String path,
            String number,
            String title,
            String area,
            @Nullable Shown raised,
            @Nullable Shown keeper,
            boolean kept,
            int same,
            boolean open,
            boolean waiting,
            boolean unsatisfied,
            int used,
            Instant due,
            Progress progress) {

        /** @param shown the names of the community's people; a 街镇 needs none */
        static Row of(Duty duty, Standing it, @Nullable Function<Author, Shown> shown, Instant now) {
            var holder = it.held(now);
            return new Row(
                    duty.path("/cases/" + it.id().value()),
                    it.number(),
                    it.title(),
                    it.area(),
                    shown == null ? null : shown.apply(it.author()),
                    shown == null || holder == null ? null : shown.apply(CasePages.official(holder)),
                    shown == null || holder != null,
                    it.same(),
                    it.open(),
                    it.open() && !it.first().isMet(),
                    it.unsatisfied(),
                    it.running().used(now),
                    it.running().until(),
                    Progress.of(it, now));
        }

        String look() {
            return open ? progress.clockStyle() : "";
        }
    }
}
