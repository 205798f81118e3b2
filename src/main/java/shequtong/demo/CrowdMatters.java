package shequtong.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a crowd says, what neighbours answer, and how far each case has come: the old ones closed, the new ones not. */
@Repository
class CrowdMatters {

    private final JdbcClient db;

    CrowdMatters(JdbcClient db) {
        this.db = db;
    }

    void tell(List<Long> places, Crowd.Size size, Instant now) {
        var since = now.minus(Duration.ofDays(300));
        stories(places, size, since, now);
        cases(now);
        linked();
        dispatches();
        steps();
        feedback();
        ratings();
        comments(size);
    }

    /** 35 in 100 tell of a problem, and are cases from their first moment. */
    private void stories(List<Long> places, Crowd.Size size, Instant since, Instant now) {
        db.sql("""
                with people as (
                    select community, estate, person,
                           row_number() over (partition by community order by person) - 1 as r,
                           count(*) over (partition by community) as residents
                    from residency.member
                    where since = :since),
                said as (
                    select k, (:places::bigint[])[1 + k % :n] as community, k / :n * 7919 as turn,
                           :now::timestamptz - make_interval(secs => 7200 + (hashint8extended(k, 42) & 1073741823)
                                                                     % (:days * 86400))
                           - k * interval '1 microsecond' as at
                    from generate_series(0, :posts - 1) as k)
                insert into neighbours.story
                    (community, author, kind, title, words, starred, place, estate, category, visibility, at)
                select community, person, case when k % 20 < 7 then 'PROBLEM' else 'LIFE' end, what || k,
                       what || k || '。' || (array[
                           '已经好几天了，进出的人都看得到，请有空来看一看。',
                           '昨天晚上我和楼下的邻居又看到一次，拍了照片。',
                           '孩子们每天从这里走，大家都盼着早点弄好。'])[1 + k % 3],
                       false, (array['大门口', '中心花园', '地库出口', '西侧围墙边'])[1 + k % 4], estate,
                       case when k % 20 < 7
                            then (array['ENV-04', 'PARK-01', 'INFRA-03', 'GREEN-02', 'PROP-02'])[1 + k % 5] end,
                       case when k % 11 = 3 then 'UNNAMED' else 'PUBLIC' end, at
                from said
                cross join lateral (
                    select case when k % 20 < 7
                        then (array['楼道里的杂物又堆起来了', '路灯晚上不亮', '车停到了人行道上', '树枝挡住了窗户'])[1 + k % 4]
                        else (array['花坛里的月季开了', '谢谢帮我抬箱子的邻居', '今天的晚霞真好看', '周末一起去散步'])[1 + k % 4]
                        end as what) as words
                join people using (community)
                where people.r = turn % people.residents
                """)
                .param("places", places.toArray(Long[]::new))
                .param("n", places.size())
                .param("since", Crowd.utc(since))
                .param("now", Crowd.utc(now))
                .param("days", size.days())
                .param("posts", size.posts())
                .update();
    }

    /** The newest of each community is a long one: with three bodies, and twenty steps so far. */
    private void cases(Instant now) {
        db.sql("""
                with matter as (
                    select story.*, :now::timestamptz - at as age, (at at time zone 'Asia/Shanghai')::date as day,
                           row_number() over (partition by community order by at desc) = 1 as long
                    from neighbours.story
                    where kind = 'PROBLEM' and case_id is null),
                numbered as (
                    select matter.*, coalesce(series.last, 0)
                           + row_number() over (partition by matter.community, matter.day order by at) as number
                    from matter
                    left join casework.series on series.community = matter.community and series.day = matter.day),
                counted as (
                    insert into casework.series (community, day, last)
                    select community, day, max(number) from numbered group by community, day
                    on conflict (community, day) do update set last = excluded.last),
                standing as (
                    select numbered.*,
                           case when long then 'HANDLING'
                                when age > interval '9 days' then 'CLOSED'
                                when id % 4 = 0 and age < interval '20 hours' then 'REPORTED'
                                when id % 4 = 2 then 'HANDLING'
                                when id % 4 = 3 and age > interval '30 hours' then 'ANSWERED'
                                else 'ACCEPTED' end as state
                    from numbered),
                dated as (
                    select standing.*, case when state <> 'REPORTED' then at + make_interval(mins => 5 + id::int % 90) end
                               as replied,
                           case when state in ('ANSWERED', 'CLOSED') then at + interval '26 hours' end as answered,
                           case when state = 'CLOSED' then at + interval '50 hours' end as closed,
                           case when state in ('ANSWERED', 'CLOSED')
                                then case when id % 10 < 8 then 'SOLVED' else 'EXPLAINED' end end as came
                    from standing)
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier, holder,
                    reported_at, first_due, first_answered_at, handle_from, handle_due, answered_at, rate_due, closed_at,
                    outcome, result, confirmed, due, version)
                select community, upper(area.short) || '-' || to_char(day, 'YYYYMMDD') || '-'
                                  || lpad(number::text, greatest(3, length(number::text)), '0'),
                       author, visibility, estate, category, title, words, place, state,
                       case when long then 'SUBDISTRICT' else 'SELF_GOVERNANCE' end,
                       (select mandate.id from organization.mandate
                        where mandate.area = community and position = 'PARTY_SECRETARY' and until is null),
                       at, at + interval '24 hours', replied, at, at + interval '7 days', answered,
                       answered + interval '7 days', closed, came, case when state = 'CLOSED' then came end,
                       state = 'CLOSED' and dated.id % 10 < 7,
                       case state when 'CLOSED' then closed
                                  when 'ANSWERED' then answered + interval '7 days'
                                  when 'REPORTED' then at + interval '24 hours'
                                  else at + interval '7 days' end,
                       case when long then 20
                            else case state when 'REPORTED' then 1 when 'ACCEPTED' then 2 when 'HANDLING' then 3
                                            when 'ANSWERED' then 3 else 4 end end
                from dated
                join organization.area on area.id = community
                """).param("now", Crowd.utc(now)).update();
    }

    private void linked() {
        db.sql("""
                update neighbours.story
                set case_id = file.id
                from casework.case_file file
                where story.kind = 'PROBLEM' and story.case_id is null and file.community = story.community
                  and file.reported_at = story.at and file.reporter = story.author and file.title = story.title
                """).update();
    }

    /** Whose path has not been written yet: what follows is for these, and for no case of anybody invented by hand. */
    private void dispatches() {
        db.sql("""
                insert into casework.dispatch
                    (community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at, answer, stage,
                     answered_by, answered_at, contact)
                select file.community, file.id, body.id, file.tier, '请到现场看一看，有结果请回复', file.due,
                       case when answered then 'ANSWERED' else 'OPEN' end, file.holder, file.community,
                       file.reported_at + interval '2 hours', case when answered then '已经到现场处理' end,
                       case when answered then 'SITE' end, case when answered then file.holder end,
                       case when answered then file.reported_at + interval '100 minutes' end,
                       case when answered then 'COMMITTEE' end
                from casework.case_file file
                join organization.area place on place.id = file.community
                join organization.body on body.area in (place.id, place.parent)
                 and body.kind = any(case when file.version = 20
                         then array['GRID_CENTRE', 'URBAN_MANAGEMENT_SQUAD', 'PROPERTY_COMPANY']
                         else array['PROPERTY_COMPANY'] end)
                cross join lateral (
                    select file.version = 20 and body.kind <> 'GRID_CENTRE' as answered) as so
                where file.state = 'HANDLING'
                  and not exists (select from casework.step where community = file.community and case_id = file.id)
                """).update();
    }

    private void steps() {
        db.sql("""
                insert into casework.step
                    (community, case_id, number, at, kind, person, mandate, shown, words, bodies, stage, before)
                select file.community, file.id, path.number,
                       file.reported_at + make_interval(mins => (path.number - 1) * 5), path.kind,
                       case when path.kind in ('REPORTED', 'RATED', 'LAPSED') then file.reporter else keeper.person end,
                       case when path.kind in ('REPORTED', 'RATED', 'LAPSED') then 0 else file.holder end, true,
                       case path.kind when 'REPLIED' then '看到了，我们去现场看一看，有进展马上告诉您。'
                                      when 'HANDLED' then '已经到现场处理'
                                      when 'FED_BACK' then '已经处理好了，谢谢您的提醒。'
                                      when 'RATED' then '谢谢，办得很快。'
                                      else '' end,
                       case when path.kind in ('SENT', 'HANDLED') then array(
                           select body from casework.dispatch
                           where community = file.community and case_id = file.id
                             and (path.kind = 'SENT' or state = 'ANSWERED')
                           order by dispatch.id
                           limit case when path.kind = 'SENT' then 9 else 1 end) else '{}' end,
                       case when path.kind = 'HANDLED' then 'SITE' end,
                       case when path.kind = 'FED_BACK' then 0 end
                from casework.case_file file
                join organization.mandate keeper on keeper.id = file.holder
                cross join lateral (
                    select number::int, kind
                    from unnest(case
                        when file.version = 20 then array['REPORTED'] || array_fill('REPLIED'::text, array[16])
                                                    || array['SENT', 'HANDLED', 'HANDLED']
                        when file.state = 'REPORTED' then array['REPORTED']
                        when file.state = 'ACCEPTED' then array['REPORTED', 'REPLIED']
                        when file.state = 'HANDLING' then array['REPORTED', 'REPLIED', 'SENT']
                        when file.state = 'ANSWERED' then array['REPORTED', 'REPLIED', 'FED_BACK']
                        when file.confirmed then array['REPORTED', 'REPLIED', 'FED_BACK', 'RATED']
                        else array['REPORTED', 'REPLIED', 'FED_BACK', 'LAPSED']
                        end) with ordinality as it (kind, number)) as path
                where not exists (
                    select from casework.step where community = file.community and case_id = file.id)
                """).update();
    }

    private void feedback() {
        db.sql("""
                insert into casework.feedback (community, case_id, number, outcome, present, present_at, absent)
                select step.community, step.case_id, step.number, file.outcome, '社工2人', step.at, ''
                from casework.step
                join casework.case_file file on file.community = step.community and file.id = step.case_id
                where step.kind = 'FED_BACK' and file.outcome is not null
                on conflict do nothing
                """).update();
    }

    private void ratings() {
        db.sql("""
                insert into casework.rating (community, case_id, round, number, resolved, grade, at)
                select community, case_id, 1, number, 'YES', 3 + case_id % 3, at
                from casework.step
                where kind = 'RATED'
                on conflict do nothing
                """).update();
    }

    /** Of ten, one is talked of twice as much as most, and one not at all. */
    private void comments(Crowd.Size size) {
        db.sql("""
                with subject as (
                    select story.community, case when case_id is null then 'neighbours.story' else 'casework.case' end as kind,
                           coalesce(case_id, story.id) as id, story.at, story.id as seed,
                           :comments * (array[2, 0, 1, 1, 1, 1, 1, 1, 1, 1])[1 + story.id % 10] as comments
                    from neighbours.story
                    where story.title ~ '[0-9]$'
                      and not exists (
                          select from conversation.tally
                          where kind = case when case_id is null then 'neighbours.story' else 'casework.case' end
                            and subject = coalesce(case_id, story.id))),
                speaker as (
                    select community, person, row_number() over (partition by community order by person) - 1 as r,
                           count(*) over (partition by community) as residents
                    from residency.member where until is null),
                said as (
                    insert into conversation.comment (community, kind, subject, person, mandate, words, at)
                    select subject.community, subject.kind, subject.id, speaker.person, 0,
                           (array['我家门口也是这样', '谢谢您说出来', '居委会已经来看过了', '大家一起想想办法'])[1 + n % 4],
                           subject.at + n * interval '3 minutes'
                    from subject
                    cross join generate_series(1, subject.comments) as n
                    join speaker on speaker.community = subject.community
                                and speaker.r = (subject.seed * 31 + n * 17) % speaker.residents)
                insert into conversation.tally (kind, subject, comments)
                select kind, id, comments from subject
                """).param("comments", size.comments()).update();
    }
}
