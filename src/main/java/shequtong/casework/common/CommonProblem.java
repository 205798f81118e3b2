package shequtong.casework.common;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import shequtong.web.Moments;

/** Being worked on, or solved until somebody opens it again. */
sealed interface CommonProblem {

    Head head();

    /**
     * @param area the desk that leads: a community or a 街镇
     * @param version of its words and its state; cases come and go without it
     * @param cause in words; empty while nobody has written it
     */
    record Head(
            long area,
            CommonId id,
            int version,
            String title,
            String cause,
            @Nullable Plan plan,
            Instant madeAt) {

        Head called(String title, String cause) {
            return new Head(area, id, version, title, cause, plan, madeAt);
        }

        Head with(Plan plan) {
            return new Head(area, id, version, title, cause, plan, madeAt);
        }
    }

    /** The next step, and the last day for it. Public words. */
    record Plan(String words, LocalDate due) {

        boolean late(Instant now) {
            return due.isBefore(LocalDate.ofInstant(now, Moments.SHANGHAI));
        }

        /** For how many days it is overdue. */
        long over(Instant now) {
            return ChronoUnit.DAYS.between(due, LocalDate.ofInstant(now, Moments.SHANGHAI));
        }

        /** 最晚5月12日; 过期3天，说好5月9日: as the desks read it. */
        String clock(Instant now) {
            return late(now) ? "过期" + over(now) + "天，说好" + day() : "最晚" + day();
        }

        /** 今天, 明天, 5月12日. */
        String day() {
            return Moments.day(due.atStartOfDay(Moments.SHANGHAI).toInstant());
        }
    }

    record Open(Head head) implements CommonProblem {

        Open called(String title, String cause) {
            return new Open(head.called(title, cause));
        }

        Open with(Plan plan) {
            return new Open(head.with(plan));
        }

        Solved solved(String words, Instant at) {
            return new Solved(head, words, at);
        }
    }

    /** @param words how it was solved. Public words. */
    record Solved(Head head, String words, Instant at) implements CommonProblem {

        Open reopened() {
            return new Open(head);
        }
    }
}
