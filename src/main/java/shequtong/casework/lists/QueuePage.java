package shequtong.casework.lists;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.Counts;
import shequtong.casework.Progress;
import shequtong.casework.file.Standing;
import shequtong.identity.PersonId;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.residency.Author;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * @param typed what a reporter was looked for by; none when nobody was
 * @param street whether it is the desk of a 街镇, which sees several communities
 * @param takes whether this colleague may take the list along as a file
 * @param personal whether a telephone number was typed where words are looked for
 * @param choices what the filter can be set to; none while it is folded
 */
record QueuePage(
        String path,
        Filter filter,
        @Nullable String typed,
        List<Tab> tabs,
        Counts counts,
        boolean street,
        boolean takes,
        boolean personal,
        List<Kept> views,
        @Nullable Choices choices,
        Slice<Row> rows)
        implements Html {

    static Author official(long mandate) {
        return new Author(new PersonId(0), mandate, false);
    }

    @Override
    public HttpStatus status() {
        return personal ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
    }

    /** @param cases how many there are in it, {@link Views#COUNTED} for that many and more; none where nobody counts */
    record Kept(Views.View view, @Nullable Integer cases) {

        UUID once() {
            return UUID.randomUUID();
        }

        @Nullable String count() {
            if (cases == null) return null;
            return cases < Views.COUNTED ? Integer.toString(cases) : Views.COUNTED - 1 + "+";
        }
    }

    UUID once() {
        return UUID.randomUUID();
    }

    boolean current(Tab tab) {
        return typed == null && tab == filter.tab();
    }

    boolean current(Kept kept) {
        return typed == null && kept.view().filter().equals(filter);
    }

    /** A tab keeps what else is asked for. */
    String to(Tab tab) {
        return path + "?" + filter.in(tab).query();
    }

    /** Where a colleague writes down what somebody says who rings or comes. */
    String record() {
        return path.substring(0, path.lastIndexOf('/')) + "/recorded/new";
    }

    /** Where those that are chosen are put together, because they have one cause. */
    String common() {
        return path.substring(0, path.lastIndexOf('/')) + "/common/choose";
    }

    /**
     * @param keeper who is responsible; none when nobody is
     * @param kept whether there is no need to say that nobody is
     */
    record Row(
            long id,
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
            boolean urgent,
            int used,
            Instant due,
            Progress progress,
            Star star) {

        /** @param shown the names of the community's people; a 街镇 needs none */
        static Row of(Duty duty, Standing it, @Nullable Function<Author, Shown> shown, boolean marked, Instant now) {
            var holder = it.held(now);
            return new Row(
                    it.id().value(),
                    duty.path("/cases/" + it.id().value()),
                    it.number(),
                    it.title(),
                    it.area(),
                    shown == null ? null : shown.apply(it.author()),
                    shown == null || holder == null ? null : shown.apply(official(holder)),
                    shown == null || holder != null,
                    it.same(),
                    it.open(),
                    it.open() && !it.first().isMet(),
                    it.unsatisfied(),
                    it.open() && it.urgent(),
                    it.running().used(now),
                    it.running().until(),
                    Progress.of(it, now),
                    Star.of(duty, it.id(), marked, it.title()));
        }

        String look() {
            return open ? progress.clockStyle() : "";
        }
    }
}
