package shequtong.organization.desk.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Subject;
import shequtong.organization.Area;
import shequtong.organization.CommunityType;
import shequtong.organization.Duty;
import shequtong.organization.Rules;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Unit;

/** What a unit is, besides its people: its type and where its office is reached. */
@Repository
class Facts implements Rules {

    private final JdbcClient db;
    private final Audit audit;

    Facts(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    @Transactional
    void describe(Duty duty, Unit unit, @Nullable CommunityType type, String phone) {
        May.must(May.describe(duty, unit));
        db.sql("""
                update organization.area
                set type = case when kind = 'COMMUNITY' then coalesce(:type, type) end, phone = nullif(:phone, '')
                where id = :id
                """)
                .param("type", type == null ? null : type.name())
                .param("phone", phone)
                .param("id", unit.id())
                .update();
        audit.record(duty.actor(), "organization.describe", new Subject("organization.area", unit.id()));
    }

    @Override
    public List<Rule> in(Area area) {
        return List.of(
                new Rule("责任人", "每个居村有且只有一位党组织书记负责；空缺时由上一级盯着补上"),
                new Rule("任免", "只能安排本级以下的人，不能安排自己；街镇工作人员和书记提的，要另一位同意"),
                new Rule("观察权、督查权", "要写明用途和到期日，最长90天；到期就看不了，观察只看不说"));
    }
}
