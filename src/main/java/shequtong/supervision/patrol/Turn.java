package shequtong.supervision.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.modulith.NamedInterface;
import shequtong.web.Moments;

/** The three times of a day, by Shanghai's clock (R53). Between two that count lie two hours at least. */
@NamedInterface("patrol")
public enum Turn {
    MORNING("早巡", "早", LocalTime.of(8, 30), LocalTime.of(12, 0)),
    NOON("午巡", "午", LocalTime.of(12, 30), LocalTime.of(16, 30)),
    EVENING("晚巡", "晚", LocalTime.of(17, 0), LocalTime.of(21, 0));

    /** From the last thing opened in one round to the first of the next. */
    static final Duration APART = Duration.ofHours(2);

    /** So long before its end a round that is not done is reminded of. */
    static final Duration WARNING = Duration.ofMinutes(45);

    private final String label;
    private final String shortly;
    private final LocalTime opens;
    private final LocalTime closes;

    Turn(String label, String shortly, LocalTime opens, LocalTime closes) {
        this.label = label;
        this.shortly = shortly;
        this.opens = opens;
        this.closes = closes;
    }

    static Turn of(int number) {
        return values()[number - 1];
    }

    public int number() {
        return ordinal() + 1;
    }

    public String label() {
        return label;
    }

    public String shortly() {
        return shortly;
    }

    public Instant opens(LocalDate day) {
        return day.atTime(opens).atZone(Moments.SHANGHAI).toInstant();
    }

    public Instant closes(LocalDate day) {
        return day.atTime(closes).atZone(Moments.SHANGHAI).toInstant();
    }

    boolean runs(LocalDate day, Instant now) {
        return !now.isBefore(opens(day)) && now.isBefore(closes(day));
    }
}
