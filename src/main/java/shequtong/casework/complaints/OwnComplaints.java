package shequtong.casework.complaints;

import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Standings;
import shequtong.identity.PersonId;
import shequtong.residency.OwnData;
import shequtong.web.Moments;

/** What somebody complained about and what was answered, for themselves; also after they have moved away (R100). */
@Repository
class OwnComplaints implements OwnData {

    private final JdbcClient db;

    OwnComplaints(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String title() {
        return "我向街镇反映的工作作风";
    }

    @Override
    public int order() {
        return 51;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        db.sql("""
                select complaint.number, complaint.words, complaint.state, complaint.reported_at, area.label,
                       coalesce(
                           (select string_agg(
                                       to_char(step.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24"时"MI"分"') || ' '
                                       || step.words, E'\n' order by step.number)
                            from casework.complaint_step step
                            where step.street = complaint.street and step.complaint = complaint.id and step.shown
                              and step.words <> ''), '') as path
                from casework.complaint
                join organization.area_view area on area.id = complaint.community
                where complaint.reporter = :me
                order by complaint.reported_at desc, complaint.id desc
                """).param("me", me.value()).query(it -> {
            row.accept(Row.of(
                    "社区", it.getString("label"),
                    "单号", it.getString("number"),
                    "内容", it.getString("words"),
                    "反映时间", Moments.iso(Standings.instant(it, "reported_at")),
                    "现在", state(it.getString("state")),
                    "办理经过", it.getString("path")));
        });
    }

    private static String state(String code) {
        return switch (code) {
            case "OPEN" -> "街镇在办";
            case "ANSWERED" -> "已答复";
            default -> "已办结";
        };
    }
}
