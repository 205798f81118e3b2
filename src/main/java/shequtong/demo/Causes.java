package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.web.Moments;

/** What lies behind several matters of the demonstration: one cause of a community, one of its street. */
@Repository
class Causes {

    private final JdbcClient db;

    Causes(JdbcClient db) {
        this.db = db;
    }

    void find(Instant now) {
        gather(
                "wsxc",
                "PARTY_SECRETARY",
                "小区里车没有地方停",
                "建小区的时候每三户两个车位，现在户户有车，自行车也没有划地方。",
                "请物业数清空地、画出停车线，月底前开会定怎么分",
                6,
                List.of("9号楼前", "北门消防通道", "5号楼地下车库"),
                now.minus(Duration.ofHours(20)),
                now);
        gather(
                "wusong",
                "STREET_STAFF",
                "小区门口早上摆摊占道",
                "附近的菜场拆了，买菜要走两站路，摊贩都到小区门口来。",
                "和市场监管所看三处空地，先开一个早市疏导点",
                -1,
                List.of("南门外人行道", "永清路口", "西门外盲道"),
                now.minus(Duration.ofDays(2)),
                now);
    }

    /**
     * @param days until the next step is due; below 0 the day has passed
     * @param places where the cases are, each of one case below the area that leads
     */
    private void gather(
            String area,
            String position,
            String title,
            String cause,
            String plan,
            int days,
            List<String> places,
            Instant at,
            Instant now) {
        db.sql("""
                with lead as (
                    select area.id, area.path, author.id as mandate
                    from organization.area
                    join organization.mandate author
                        on author.area = area.id and author.position = :position and author.until is null
                    where area.short = :area
                    order by author.id
                    limit 1),
                alike as (
                    select file.community, file.id
                    from lead
                    join organization.area place on place.path <@ lead.path
                    join casework.case_file file on file.community = place.id
                    where file.place = any(:places)),
                made as (
                    insert into casework.common_problem (area, title, cause, plan, plan_due, state, made_at, version)
                    select id, :title, :cause, :plan, :due, 'OPEN', :at, 3 from lead
                    returning area, id),
                kept as (
                    insert into casework.common_case (community, case_id, area, problem, added_at)
                    select alike.community, alike.id, made.area, made.id, :at from made cross join alike)
                insert into casework.common_step (area, problem, at, kind, mandate, words, due, cases)
                select made.area, made.id, step.at, step.kind, lead.mandate, step.words, step.due,
                       case step.kind when 'ADDED' then (select array_agg(id order by id) from alike) else '{}' end
                from made
                cross join lead
                cross join (values
                    (1, 'MADE', :title, null::date, :at::timestamptz),
                    (2, 'ADDED', '', null, :at),
                    (3, 'NAMED', :title, null, :later),
                    (4, 'PLANNED', :plan, :due, :later)) step (number, kind, words, due, at)
                order by step.number
                """)
                .param("area", area)
                .param("position", position)
                .param("title", title)
                .param("cause", cause)
                .param("plan", plan)
                .param("due", LocalDate.ofInstant(now, Moments.SHANGHAI).plusDays(days))
                .param("places", places.toArray(String[]::new))
                .param("at", at.atOffset(UTC))
                .param("later", at.plus(Duration.ofMinutes(30)).atOffset(UTC))
                .update();
    }
}
