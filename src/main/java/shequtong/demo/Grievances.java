package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.web.Moments;

/** What residents said about a committee and its people: on the desk of the 街镇 and nowhere else (R49). */
@Repository
class Grievances {

    private static final Duration FIRST = Duration.ofDays(1);
    private static final Duration HANDLING = Duration.ofDays(7);
    private static final String OFFICIAL = "李国平";

    private final JdbcClient db;

    Grievances(JdbcClient db) {
        this.db = db;
    }

    /** @param named whom it is about; nobody where it is about the committee as a whole */
    private record Grievance(String reporter, @Nullable String named, String words, Instant at, List<Line> lines) {

        String state() {
            return switch (lines.isEmpty() ? "" : lines.getLast().kind()) {
                case "ANSWERED" -> "ANSWERED";
                case "RATED" -> "CLOSED";
                default -> "OPEN";
            };
        }

        @Nullable Instant when(String kind) {
            return lines.stream()
                    .filter(it -> it.kind().equals(kind))
                    .map(Line::at)
                    .findFirst()
                    .orElse(null);
        }

        @Nullable Instant first() {
            return lines.stream()
                    .filter(it -> it.kind().equals("REPLIED") || it.kind().equals("ANSWERED"))
                    .map(Line::at)
                    .findFirst()
                    .orElse(null);
        }

        @Nullable String finding() {
            return lines.stream()
                    .filter(it -> it.kind().equals("ANSWERED"))
                    .map(Line::finding)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param finding of the answer */
    private record Line(
            String kind, Instant at, String words, @Nullable String finding) {}

    void lodge(Map<String, Long> people, Instant now) {
        keep(people, new Grievance("何春生", null, "办事窗口写着中午不休息，这个月我中午去了三次，都没有人。", ago(now, 5), List.of()));
        keep(
                people,
                new Grievance(
                        "刘佳怡",
                        "方卫东",
                        "打电话说楼道里堆东西，接电话的人说这点小事也来问，就把电话挂了。",
                        ago(now, 50),
                        List.of(new Line("REPLIED", ago(now, 44), "您反映的情况收到了，我们会找当天值班的人核实，三天内给您答复。", null))));
        keep(
                people,
                new Grievance(
                        "郑雅琴",
                        null,
                        "公共收益的账贴出来两天就撕掉了，很多人没看到。",
                        ago(now, 24 * 9),
                        List.of(
                                new Line("REPLIED", ago(now, 24 * 8 + 20), "谢谢您提醒，我们去看一看。", null),
                                new Line(
                                        "ANSWERED",
                                        ago(now, 24 * 3),
                                        "账是被雨打湿后取下的，没有补贴。已经要求居委会重新贴满30天，并在社区公告里放一份。",
                                        "PARTLY"))));
        keep(
                people,
                new Grievance(
                        "王建民",
                        "顾雨晴",
                        "申请困难补助的材料交上去二十天没有回音，问了两次都说在办。",
                        ago(now, 24 * 30),
                        List.of(
                                new Line("REPLIED", ago(now, 24 * 30 - 6), "我们今天就去查这份材料在哪里。", null),
                                new Line(
                                        "ANSWERED",
                                        ago(now, 24 * 27),
                                        "材料压在窗口没有报上来，已经当天补报，并向您当面道歉。以后每份材料都给收件回执。",
                                        "PROVED"),
                                new Line("RATED", ago(now, 24 * 26), "第二天就办好了，有回执放心。", null))));
    }

    private static Instant ago(Instant now, int hours) {
        return now.minus(Duration.ofHours(hours));
    }

    private void keep(Map<String, Long> people, Grievance it) {
        var answered = it.when("ANSWERED");
        var rateDue = answered == null ? null : answered.plus(HANDLING);
        var closed = it.when("RATED");
        var day = LocalDate.ofInstant(it.at(), Moments.SHANGHAI);
        var due = closed != null
                ? closed
                : rateDue != null
                        ? rateDue
                        : it.first() != null ? it.at().plus(HANDLING) : it.at().plus(FIRST);
        var id = db.sql("""
                with counted as (
                    insert into casework.series (community, day, last)
                    select street.id, :day, 1
                    from organization.area place join organization.area street on street.id = place.parent
                    where place.short = 'wsxc'
                    on conflict (community, day) do update set last = series.last + 1
                    returning community, last)
                insert into casework.complaint (
                    street, number, community, reporter, named, words, state, reported_at, first_due, first_answered_at,
                    handle_from, handle_due, answered_at, rate_due, closed_at, finding, resolved, due, version)
                select street.id, upper(street.short) || '-' || :date || '-' || lpad(counted.last::text, 3, '0'), place.id,
                       :reporter, case when :named = 0 then '{}'::bigint[] else array[:named]::bigint[] end, :words,
                       :state, :at, :first, :answered::timestamptz, :at, :handling, :found::timestamptz,
                       :rate::timestamptz, :closed::timestamptz, :finding, case :state when 'CLOSED' then 'YES' end, :due,
                       :version
                from organization.area place
                join organization.area street on street.id = place.parent
                join counted on counted.community = street.id
                where place.short = 'wsxc'
                returning id
                """)
                .param("day", day)
                .param("date", DateTimeFormatter.BASIC_ISO_DATE.format(day))
                .param("reporter", id(people, it.reporter()))
                .param("named", it.named() == null ? 0L : id(people, it.named()))
                .param("words", it.words())
                .param("state", it.state())
                .param("at", it.at().atOffset(UTC))
                .param("first", it.at().plus(FIRST).atOffset(UTC))
                .param("answered", utc(it.first()))
                .param("handling", it.at().plus(HANDLING).atOffset(UTC))
                .param("found", utc(answered))
                .param("rate", utc(rateDue))
                .param("closed", utc(closed))
                .param("finding", it.finding())
                .param("due", due.atOffset(UTC))
                .param("version", it.lines().size() + 1)
                .query(Long.class)
                .single();
        step(id, 1, new Line("REPORTED", it.at(), "", null), id(people, it.reporter()), false);
        for (var n = 0; n < it.lines().size(); n++) {
            var line = it.lines().get(n);
            var resident = line.kind().equals("RATED");
            step(id, n + 2, line, id(people, resident ? it.reporter() : OFFICIAL), !resident);
        }
        if (it.state().equals("ANSWERED") && rateDue != null)
            lapses(id, it.lines().size() + 1, rateDue);
    }

    private void step(long complaint, int number, Line line, long person, boolean official) {
        db.sql("""
                insert into casework.complaint_step
                    (street, complaint, number, at, kind, person, mandate, shown, words, finding, resolved, grade)
                select it.street, it.id, :number, :at, :kind, :person,
                       case when :official then (
                           select min(post.id) from organization.mandate post
                           where post.person = :person and post.area = it.street) else 0 end,
                       true, :words, :finding, case :kind when 'RATED' then 'YES' end, case :kind when 'RATED' then 4 end
                from casework.complaint it
                where it.id = :id
                """)
                .param("number", number)
                .param("at", line.at().atOffset(UTC))
                .param("kind", line.kind())
                .param("person", person)
                .param("official", official)
                .param("words", line.words())
                .param("finding", line.finding())
                .param("id", complaint)
                .update();
    }

    /** As the desk would have set it. */
    private void lapses(long complaint, int version, Instant due) {
        db.sql("""
                insert into scheduler.scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                select 'casework.complaint.lapse', street || '/' || id || '/' || :number, :due, false, 1, 50
                from casework.complaint where id = :id
                """)
                .param("number", version)
                .param("due", due.atOffset(UTC))
                .param("id", complaint)
                .update();
    }

    private static long id(Map<String, Long> people, String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }
}
