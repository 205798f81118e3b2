package shequtong.casework.file;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.CaseId;
import shequtong.casework.Category;
import shequtong.casework.Visibility;
import shequtong.identity.PersonId;
import shequtong.residency.Author;

/**
 * How a case stands, as every list and page shows it.
 *
 * @param place in words
 * @param holder the mandate it was given to
 * @param holderUntil when that mandate ends or ended
 * @param units the bodies that have still to answer
 * @param unit the nearest of their deadlines
 * @param aside why nobody was asked for a verdict: CHANNEL or MERGED
 * @param marks what the tier above has to do with it
 */
public record Standing(
        long community,
        String area,
        boolean village,
        CaseId id,
        String number,
        PersonId reporter,
        Visibility visibility,
        Category category,
        String urgency,
        String title,
        String words,
        String place,
        String state,
        Tier tier,
        @Nullable Long holder,
        @Nullable Instant holderUntil,
        Limit first,
        Limit handling,
        @Nullable Instant rateDue,
        @Nullable Instant closedAt,
        @Nullable Outcome outcome,
        @Nullable Outcome result,
        boolean confirmed,
        int reworks,
        @Nullable Instant unsatisfiedAt,
        @Nullable Instant nudgedAt,
        int same,
        Instant due,
        int version,
        List<Unit> units,
        @Nullable Limit unit,
        @Nullable String aside,
        Marks marks) {

    /**
     * What stands beside its state.
     *
     * @param above whether the tier above was asked for something
     * @param invitation how its table stands: OPENED to be set up, CALLED, HELD; none without one
     * @param legacy 历史遗留: never overdue (S94)
     * @param forced ended with the approval of the tier above, not resolved (R46)
     * @param verified what the tier above found where nobody answered (R45); none where it has not looked
     * @param lateFrom from when on it is 超时; never for what waits for its reporter, is done with, or is legacy
     */
    public record Marks(
            boolean above,
            @Nullable String invitation,
            boolean legacy,
            boolean forced,
            @Nullable Boolean verified,
            @Nullable Instant lateFrom) {

        /** Whether there is anything to be read of the tier above at all. */
        public boolean any() {
            return above || legacy || forced || verified != null;
        }
    }

    /** A body with an open dispatch. */
    public record Unit(String label, String kind) {

        boolean street() {
            return kind.equals("GRID_CENTRE") || kind.equals("SUBDISTRICT_OFFICE");
        }
    }

    public record Badge(String label, String style, String icon) {}

    public Instant reportedAt() {
        return first.from();
    }

    /** 居委 or 村委. */
    public String committee() {
        return village ? "村委" : "居委";
    }

    public boolean answered() {
        return state.equals("ANSWERED");
    }

    public boolean closed() {
        return state.equals("CLOSED");
    }

    public boolean open() {
        return !answered() && !closed();
    }

    /** The mandate that is responsible now; none when nobody is. */
    public @Nullable Long held(Instant now) {
        return holderUntil == null || holderUntil.isAfter(now) ? holder : null;
    }

    public boolean urgent() {
        return urgency.equals("U");
    }

    public boolean unsatisfied() {
        return unsatisfiedAt != null;
    }

    /** The committee sees everybody; others by the reporter's choice (R34). */
    public Author author() {
        return Author.resident(reporter, visibility != Visibility.PUBLIC);
    }

    public Badge badge() {
        if (open() && marks.legacy()) return new Badge("历史遗留", "is-joint", "history");
        if (open() && "OPENED".equals(marks.invitation())) return new Badge("待约请部门", "is-joint", "users-group");
        return switch (state) {
            case "REPORTED" -> new Badge("待回应", "is-new", "hourglass-empty");
            case "ACCEPTED" -> new Badge("已受理", "is-doing", "progress");
            case "REWORK" -> new Badge("重办", "is-doing", "refresh");
            case "ANSWERED" -> new Badge("已答复·待评价", "is-done", "circle-check");
            case "CLOSED" -> done();
            default -> with();
        };
    }

    private Badge done() {
        if ("MERGED".equals(aside)) return new Badge("已并案", "is-closed", "link");
        if ("CHANNEL".equals(aside)) return new Badge("已告知渠道", "is-closed", "scale");
        if (marks.forced()) return new Badge("已办结·没有解决", "is-closed", "archive");
        if (result == Outcome.SOLVED && (confirmed || Boolean.TRUE.equals(marks.verified())))
            return new Badge("已解决", "is-done", "circle-check");
        return new Badge(
                "已办结" + (result == null || result == Outcome.SOLVED ? "" : "·" + result.label()),
                "is-closed",
                "archive");
    }

    private Badge with() {
        if (tier == Tier.INVITATION) return new Badge("约请联办", "is-joint", "users-group");
        if (units.isEmpty()) return new Badge(committee() + "办理中", "is-doing", "progress");
        if (tier == Tier.GRID) return new Badge("网格办理中", "is-up", "grid-dots");
        if (units.size() > 1) return new Badge("部门联办", "is-joint", "users-group");
        var only = units.getFirst();
        if (only.street()) return new Badge("已报街镇", "is-up", "circle-arrow-up");
        return new Badge(only.kind().equals("PROPERTY_COMPANY") ? "已派物业" : "已派单", "is-sent", "send");
    }

    /** Who acts now: the sentence beside the badge. */
    public String sentence() {
        return switch (state) {
            case "REPORTED" -> committee() + "会还没有回应";
            case "ACCEPTED" -> committee() + "会已回应，正在办";
            case "REWORK" -> "居民说没有解决，" + committee() + "会重新办理";
            case "ANSWERED" -> "等居民评价" + (outcome == null ? "" : "：" + outcome.label());
            case "CLOSED" -> ended();
            default ->
                units.isEmpty()
                        ? called()
                        : String.join("、", units.stream().map(Unit::label).toList()) + "在办";
        };
    }

    private String called() {
        if ("OPENED".equals(marks.invitation())) return "两次被退回，街镇要约请部门来办";
        if ("CALLED".equals(marks.invitation())) return "街镇约请了部门，等开联办会";
        return committee() + "会正在办";
    }

    private String ended() {
        if ("MERGED".equals(aside)) return "并到先反映的那件一起办";
        if (aside != null) return "不归社区决定，已告知向哪里反映";
        if (marks.forced()) return "经街镇批准办结，不算解决";
        if (marks.verified() != null) return marks.verified() ? "街镇核查过，确实解决了" : "街镇核查过，没有解决";
        return confirmed ? "居民已评价" : "居民没有评价，到期办结";
    }

    /** The clock that runs now; of what is over, how fast the first answer was. */
    public Limit running() {
        if (!open() || handlingIsLater()) return first;
        return unit == null || marks.legacy() ? handling : unit;
    }

    /** While nobody has answered, the first clock is shown, unless a body's deadline comes before it. */
    private boolean handlingIsLater() {
        if (first.isMet()) return false;
        return unit == null || !unit.until().isBefore(first.until());
    }

    /** 剩3小时20分回应, 超时2小时, 12分钟回应. */
    public String remaining(Instant now) {
        var limit = running();
        if (limit.isMet()) return limit.length(now) + "回应";
        if (marks.legacy()) return limit.late(now) ? "该复核了" : "离复核" + limit.length(now);
        var what = limit == first ? "回应" : "";
        return (limit.late(now) ? "超时" : "剩") + limit.length(now) + what;
    }

    /** Whether a limit of it has passed that stays as it is, whatever becomes of the case. */
    public boolean overdrawn(Instant now) {
        return open() && (handling.late(now) || !first.isMet() && first.late(now));
    }

    public boolean late(Instant now) {
        return marks.lateFrom() != null && !marks.lateFrom().isAfter(now);
    }
}
