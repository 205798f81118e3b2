package shequtong.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people of the demonstration were told, as their cases left it; what is older than a day they have read. */
@Repository
class Bells {

    private final JdbcClient db;

    Bells(JdbcClient db) {
        this.db = db;
    }

    void ring(Instant now) {
        db.sql("""
                insert into notification.notice (recipient, area, desk, about_kind, about_id, kind, at, read_at)
                select it.recipient, it.area, it.desk, it.about_kind, it.about_id, it.kind, it.at,
                       case when it.at < :now::timestamptz - interval '1 day' then it.at end
                from (
                    select reporter as recipient, community as area, false as desk, 'casework.case' as about_kind,
                           id as about_id,
                           case state
                               when 'ACCEPTED' then 'casework.replied'
                               when 'ANSWERED' then 'casework.answered'
                               when 'CLOSED' then 'casework.closed'
                               else 'casework.moved'
                           end as kind,
                           (select max(at) from casework.step where case_id = file.id and shown) as at
                    from casework.case_file file
                    where first_answered_at is not null
                    union all
                    select mandate.person, file.community, true, 'casework.case', file.id, 'casework.raised', file.reported_at
                    from casework.case_file file
                    join organization.mandate on mandate.id = file.holder
                    where file.state = 'REPORTED'
                    union all
                    select mandate.person, mandate.area, true, 'casework.dispatch', dispatch.id, 'casework.dispatched',
                           dispatch.issued_at
                    from casework.dispatch
                    join organization.mandate on mandate.body = dispatch.body
                    where dispatch.state = 'OPEN'
                    union all
                    select file.reporter, min(file.community), false, 'casework.common', held.problem,
                           'casework.common-planned', max(step.at)
                    from casework.common_case held
                    join casework.case_file file on file.community = held.community and file.id = held.case_id
                    join casework.common_step step
                        on step.area = held.area and step.problem = held.problem and step.kind = 'PLANNED'
                    where file.reporter <> 0
                    group by file.reporter, held.problem
                    union all
                    select distinct mandate.person, mandate.area, true, 'casework.common', problem.id,
                           'casework.common-overdue', rung.at
                    from casework.common_problem problem
                    cross join lateral (
                        select (problem.day + 1 + time '08:00') at time zone 'Asia/Shanghai' as at) rung
                    join organization.mandate on mandate.area = problem.area and mandate.until is null
                        and mandate.position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER',
                                                 'GRID_OFFICER', 'STREET_STAFF', 'STREET_LEADER')
                    where problem.state = 'OPEN' and rung.at <= :now::timestamptz
                ) as it
                """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }
}
