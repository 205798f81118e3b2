package shequtong.residency.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.organization.Area;
import shequtong.residency.Shown;
import shequtong.residency.joining.Registration.Step;
import shequtong.web.Html;

/** All that somebody asked for, the newest first, and where they live already. */
record MyJoiningPage(List<Asked> asked, List<Home> homes, List<Ended> ended) implements Html {

    record Home(long id, String label, String path) {}

    /** A home the committee ended, with its reason and who gave it. */
    record Ended(String label, String committee, Instant at, String words, Shown official) {}

    /** One line of what happened or is to come. */
    record Line(
            String look,
            String icon,
            String title,
            @Nullable Instant at,
            @Nullable Instant due,
            String note) {

        static Line past(String look, String icon, String title, Instant at, String note) {
            return new Line(look, icon, title, at, null, note);
        }

        static Line next(String icon, String title, @Nullable Instant due) {
            return new Line("is-next", icon, title, null, due, "");
        }
    }

    record Asked(
            long id,
            @Nullable Shown applicant,
            String estate,
            String street,
            String dwelling,
            String relation,
            State state,
            String committee,
            String home,
            @Nullable String words,
            List<Line> lines) {

        static Asked of(
                Registration it,
                @Nullable Shown applicant,
                Area estate,
                Area community,
                Area street,
                List<Step> steps,
                Function<Long, Shown> officials) {
            return new Asked(
                    it.id().value(),
                    applicant,
                    estate.label(),
                    street.label(),
                    it.dwelling().text(),
                    it.relation().label(),
                    it.state(),
                    community.committee(),
                    "/c/" + community.slug(),
                    it.words(),
                    lines(it, community.committee(), steps, officials));
        }

        private static List<Line> lines(
                Registration it, String committee, List<Step> steps, Function<Long, Shown> officials) {
            var lines = new ArrayList<Line>();
            for (var step : steps) {
                var official = officials.apply(step.mandate());
                var signed = official.text() + "（" + official.place() + "）";
                var said = "“" + step.words() + "” " + signed;
                switch (step.kind()) {
                    case "SUBMITTED" -> {
                        lines.add(Line.past("is-ok", "check", "已提交", step.at(), ""));
                        lines.add(Line.past("is-ok", "check", "身份证号校验通过", step.at(), ""));
                    }
                    case "CHANGED" -> lines.add(Line.past("is-ok", "check", "已改好，重新提交", step.at(), ""));
                    case "NEED_MORE" -> lines.add(Line.past("", "question-mark", committee + "请您补充", step.at(), said));
                    case "REJECTED" -> lines.add(Line.past("", "corner-up-left", committee + "退回了申请", step.at(), said));
                    case "APPROVED" -> {
                        lines.add(Line.past("is-ok", "user-check", committee + "已确认住户关系", step.at(), signed));
                        lines.add(Line.past("is-ok", "home", "欢迎回家", step.at(), ""));
                    }
                    case "TAKEN_BACK" ->
                        lines.add(Line.past("", "corner-up-left", committee + "撤回了刚才的通过", step.at(), said));
                    case "WITHDRAWN" -> lines.add(Line.past("", "x", "您撤回了申请", step.at(), "填写的身份信息已删除"));
                    default -> throw new IllegalArgumentException("no such step: " + step.kind());
                }
            }
            if (it.state() == State.SUBMITTED) lines.add(Line.next("user-check", committee + "确认住户关系", it.dueAt()));
            if (it.state().open()) lines.add(Line.next("home", "欢迎回家", null));
            return List.copyOf(lines);
        }
    }

    String greeting() {
        if (asked.isEmpty()) return "加入社区";
        var newest = asked.getFirst();
        var shown = newest.applicant();
        if (shown == null) return "加入社区";
        return shown.text()
                + switch (newest.state()) {
                    case APPROVED -> "，欢迎回家";
                    case NEED_MORE, REJECTED -> "，还差一点";
                    case SUBMITTED, WITHDRAWN -> "，快进家门了";
                };
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
