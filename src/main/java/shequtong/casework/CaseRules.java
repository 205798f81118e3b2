package shequtong.casework;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Rules;

/** The clocks that run on a case, as the table says that obeys them (R31, R43). */
@Repository
class CaseRules implements Rules {

    private final JdbcClient db;
    private final CaseworkSettings settings;

    CaseRules(JdbcClient db, CaseworkSettings settings) {
        this.db = db;
        this.settings = settings;
    }

    @Override
    public List<Rule> in(Area area) {
        var clocks = db.sql("""
                select case class when 'U' then '急事' when 'F' then '快办的事' when 'N' then '一般的事' else '难办的事' end as title,
                       '首次回应' || first_hours || '小时，办结'
                           || coalesce(handle_hours || '小时', handle_days || '个工作日') as words
                from casework.limits
                order by first_hours, handle_hours nulls last, handle_days
                """)
                .query((row, _) -> new Rule("身边事时限·" + row.getString("title"), row.getString("words")))
                .list();
        var asked = new Rule(
                "请居民评价", settings.asked().toDays() + "天没有评价，按办理结果办结；街镇抽查其中" + settings.sampled() + "%，查实的才算解决");
        return Stream.concat(clocks.stream(), Stream.of(asked)).toList();
    }
}
