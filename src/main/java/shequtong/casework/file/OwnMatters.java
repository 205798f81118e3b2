package shequtong.casework.file;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.residency.OwnData;
import shequtong.web.Moments;

/**
 * The matters somebody raised and what became of them (R47, R100). Whoever has moved away reads here how they ended: the
 * case goes on without them.
 */
@Repository
class OwnMatters implements OwnData {

    private final JdbcClient db;

    OwnMatters(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String title() {
        return "我反映的事项和办理经过";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        db.sql("""
                select file.number, file.title, file.words, file.state, file.reported_at, file.closed_at, area.label,
                       coalesce(
                           (select string_agg(
                                       to_char(step.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24"时"MI"分"') || ' '
                                       || step.words, E'\n' order by step.number)
                            from casework.step
                            where step.community = file.community and step.case_id = file.id and step.shown
                              and step.words <> ''), '') as path
                from casework.case_file file
                join organization.area_view area on area.id = file.community
                where file.reporter = :me
                order by file.reported_at desc, file.id desc
                """).param("me", me.value()).query(it -> {
            var closed = it.getObject("closed_at", OffsetDateTime.class);
            row.accept(Row.of(
                    "社区", it.getString("label"),
                    "单号", it.getString("number"),
                    "题目", it.getString("title"),
                    "内容", it.getString("words"),
                    "反映时间",
                            Moments.iso(it.getObject("reported_at", OffsetDateTime.class)
                                    .toInstant()),
                    "现在", state(it.getString("state")),
                    "办结时间", closed == null ? "" : Moments.iso(closed.toInstant()),
                    "办理经过", it.getString("path")));
        });
    }

    private static String state(String code) {
        return switch (code) {
            case "REPORTED" -> "待回应";
            case "ACCEPTED" -> "已受理";
            case "HANDLING" -> "办理中";
            case "ANSWERED" -> "已答复";
            case "REWORK" -> "重办";
            case "CLOSED" -> "已办结";
            default -> throw new IllegalArgumentException("no such state: " + code);
        };
    }
}
