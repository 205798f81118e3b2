-- 超时, said once: from when on a case is late, for the committee's lists, for the figures, and for those who look from
-- above. It is the first of what is due next: the first answer while there is none, the first of its open dispatches, its
-- handling. What waits for its reporter, what is done with, and 历史遗留 never is.
create function casework.late_from(it casework.case_file) returns timestamptz
language sql immutable
return case when it.state not in ('ANSWERED', 'CLOSED') and not it.legacy then it.due end;

-- As V18 and V23, by that word.
create or replace function casework.fits(
    file casework.case_file, tab text, category text, estate bigint, holder bigint, tier text, since timestamptz,
    until timestamptz, words text, people bigint[], at timestamptz)
returns boolean
language sql stable
return
    case tab
        when 'WAITING' then file.state <> 'CLOSED' and file.first_answered_at is null
        when 'DOING' then file.state in ('ACCEPTED', 'HANDLING', 'REWORK')
        when 'RATING' then file.state = 'ANSWERED'
        when 'LATE' then casework.late_from(file) <= at
        when 'CLOSED' then file.state = 'CLOSED'
        when 'SATISFIED' then file.state = 'CLOSED' and file.confirmed and file.result = 'SOLVED'
            and file.unsatisfied_at is null
        when 'UNSATISFIED' then file.unsatisfied_at is not null
        when 'UNSOLVED' then file.state = 'CLOSED' and file.result <> 'SOLVED'
        else true
    end
    and (category = '' or file.category = category or file.category like category || '-%')
    and (estate = 0 or file.estate = estate)
    and (holder = 0 or file.holder = holder)
    and (tier = '' or file.tier = tier)
    and file.reported_at >= since and file.reported_at < until
    and (words = '' or file.number = upper(words) or position(lower(words) in lower(file.title)) > 0
        or position(lower(words) in lower(file.place)) > 0 or position(lower(words) in lower(file.words)) > 0)
    and (cardinality(people) = 0 or file.reporter = any(people));

create or replace function casework.stands(it casework.case_file, seen timestamptz) returns int[]
language sql immutable
return case when it.state in ('REPORTED', 'ACCEPTED', 'HANDLING', 'REWORK') and it.visibility <> 'COMMITTEE'
    then array[1, (it.first_answered_at is null)::int, coalesce(casework.late_from(it) <= seen, false)::int,
               (it.first_answered_at is null and it.first_due <= seen)::int, (it.reworks > 0)::int]
    else array[0, 0, 0, 0, 0] end;

create or replace view casework.standing as
select file.community, file.id, file.number, file.reporter, file.visibility, file.estate, file.category, file.title,
       file.words, file.place, file.state, file.tier, file.holder, file.reported_at, file.first_due,
       file.first_answered_at, file.handle_from, file.handle_due, file.answered_at, file.rate_due, file.closed_at,
       file.outcome, file.result, file.confirmed, file.reworks, file.unsatisfied_at, file.nudged_at, file.same_count,
       file.due, file.version,
       area.label as community_label, area.sort = 'VILLAGE' as village,
       category.major, category.minor, category.icon,
       case when file.urgent then 'U' else category.class end as class, keeper.until as holder_until,
       units.labels as unit_labels, units.kinds as unit_kinds, units.issued_at as unit_from, units.due as unit_due,
       file.aside, file.above, file.invitation, file.legacy, file.forced, file.verified,
       casework.late_from(file) as late_from
from casework.case_file file
join organization.area_view area on area.id = file.community
join casework.category on category.code = file.category
left join organization.mandate_view keeper on keeper.id = file.holder
left join lateral (
    select array_agg(body.name order by dispatch.id) as labels,
           array_agg(body.kind order by dispatch.id) as kinds,
           (array_agg(dispatch.issued_at order by dispatch.due))[1] as issued_at,
           min(dispatch.due) as due
    from casework.dispatch
    join organization.body_view body on body.id = dispatch.body
    where dispatch.community = file.community and dispatch.case_id = file.id and dispatch.state = 'OPEN'
) units on true;

-- Published. due: late from that moment on; nothing where that cannot be. The rest as V18 has it.
create or replace view casework.case_view as
select community, id, number, state, reporter, visibility, title, category, reported_at, first_due, first_answered_at,
       handle_due, answered_at, closed_at, result, same_count as same, tier, confirmed, reworks, legacy, forced, verified,
       casework.late_from(case_file) as due
from casework.case_file;
