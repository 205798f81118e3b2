package shequtong.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case while its story is told: where it stands, and its path so far. Written once more when the telling is done. */
final class Course {

    private static final Duration ASKED = Duration.ofDays(7);

    private final Chronicle chronicle;
    final long community;
    final long id;
    final long reporter;
    final String category;
    final Instant firstDue;
    Instant handleFrom;
    Instant handleDue;
    String state = "REPORTED";
    String tier = "SELF_GOVERNANCE";
    int number;
    int reworks;

    @Nullable Instant firstAnsweredAt;

    @Nullable Instant answeredAt;

    @Nullable Instant rateDue;

    @Nullable Instant closedAt;

    @Nullable String outcome;

    @Nullable String result;

    boolean confirmed;

    @Nullable Instant unsatisfiedAt;

    Course(Chronicle chronicle, long community, long id, long reporter, String category, Instant at, int firstHours) {
        this.chronicle = chronicle;
        this.community = community;
        this.id = id;
        this.reporter = reporter;
        this.category = category;
        firstDue = at.plus(Duration.ofHours(firstHours));
        handleFrom = at;
        handleDue = chronicle.due(category, at);
    }

    long replied(Instant at, long person, long mandate, String words) {
        answeredFirst(at);
        if (state.equals("REPORTED")) state = "ACCEPTED";
        return step(at, "REPLIED", person, mandate, true, words, List.of(), null);
    }

    void noted(Instant at, long person, long mandate, String words) {
        step(at, "NOTED", person, mandate, false, words, List.of(), null);
    }

    void sent(Instant at, long person, long mandate, String words, List<Long> bodies, boolean up) {
        state = "HANDLING";
        if (up) tier = "SUBDISTRICT";
        var due = chronicle.due(category, at);
        for (var body : bodies) chronicle.sent(this, at, mandate, words, body, due);
        step(at, "SENT", person, mandate, true, "", bodies, null);
    }

    long handled(Instant at, long person, long mandate, long body, String stage, String words) {
        chronicle.handled(this, at, mandate, body, stage, words);
        return step(at, "HANDLED", person, mandate, true, words, List.of(body), stage);
    }

    long fedBack(Instant at, long person, long mandate, String came, String words, String present) {
        answeredFirst(at);
        state = "ANSWERED";
        answeredAt = at;
        rateDue = at.plus(ASKED);
        outcome = came;
        var step = step(at, "FED_BACK", person, mandate, true, words, List.of(), null);
        chronicle.fedBack(this, at, came, present);
        return step;
    }

    void rated(Instant at, long person, String resolved, int grade, String words) {
        step(at, "RATED", person, 0, true, words, List.of(), null);
        chronicle.rated(this, at, resolved, grade);
        if (grade <= 2) unsatisfiedAt = at;
        if (resolved.equals("NO")) again(at);
        else close(at, resolved.equals("PARTLY") ? "PARTLY" : String.valueOf(outcome), true);
    }

    /** Nobody rated in time (R45). */
    void lapsed(Instant now) {
        if (!state.equals("ANSWERED") || rateDue == null || rateDue.isAfter(now)) return;
        step(rateDue, "LAPSED", 0, 0, true, "", List.of(), null);
        close(rateDue, String.valueOf(outcome), false);
    }

    private void close(Instant at, String came, boolean byResident) {
        state = "CLOSED";
        closedAt = at;
        result = came;
        confirmed = byResident;
    }

    private void again(Instant at) {
        state = "REWORK";
        reworks++;
        answeredAt = null;
        rateDue = null;
        outcome = null;
        handleFrom = at;
        handleDue = chronicle.due(category, at);
    }

    private void answeredFirst(Instant at) {
        if (firstAnsweredAt == null) firstAnsweredAt = at;
    }

    long step(
            Instant at,
            String kind,
            long person,
            long mandate,
            boolean shown,
            String words,
            List<Long> bodies,
            @Nullable String stage) {
        number++;
        return chronicle.step(this, at, kind, person, mandate, shown, words, bodies, stage, null);
    }

    /** A step of an official that names a day. */
    void dated(Instant at, String kind, long[] official, String words, List<Long> bodies, Instant due) {
        number++;
        chronicle.step(this, at, kind, official[0], official[1], true, words, bodies, null, due);
    }
}
