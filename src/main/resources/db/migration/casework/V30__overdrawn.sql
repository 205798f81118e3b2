-- What was overdrawn stays counted (R42, R91, R93). 历史遗留 is late nowhere from its mark on (S94); but a deadline that had
-- passed before the mark stays the one that the figures go by, in its own month. The case says so itself, so that all its
-- figures follow from one row (0024).
alter table casework.case_file add column overdrawn boolean not null default false;

comment on column casework.case_file.overdrawn is
    'legacy, and over already when it was marked: handle_due is the deadline that had passed, due the yearly review';

-- As V23, and: what was over when it was marked stays over.
create or replace function casework.marks(
    it casework.case_file, seen timestamptz, out answering boolean, out answered boolean, out ending boolean,
    out ended boolean, out judged boolean, out solved boolean, out reopened boolean, out rated boolean,
    out satisfied boolean)
language sql stable
as $$
    select it.first_answered_at is not null or it.first_due <= seen,
           coalesce(it.first_answered_at <= it.first_due, false),
           so.ending, so.ending and coalesce(it.answered_at <= it.handle_due, false),
           so.judged,
           so.judged and it.state = 'CLOSED' and it.result = 'SOLVED' and (it.confirmed or it.verified is true)
               and not it.forced,
           so.judged and it.reworks > 0,
           it.grade is not null, coalesce(it.grade >= 4, false)
    from (select it.aside is null and (it.answered_at is not null or over.over) as ending,
                 it.aside is null and (it.state = 'CLOSED'
                     or it.state <> 'ANSWERED' and (it.reworks > 0 or over.over)) as judged
          from (select it.handle_due <= seen and (it.overdrawn or not it.legacy) as over) as over
         ) as so
$$;

drop trigger counted_anew on casework.case_file;

create constraint trigger counted_anew
after update on casework.case_file
deferrable initially deferred
for each row when (
    current_setting('casework.tallies', true) is distinct from 'later'
    and (new.state, new.visibility, new.reported_at, new.first_due, new.first_answered_at, new.handle_due,
         new.answered_at, new.closed_at, new.result, new.confirmed, new.reworks, new.aside, new.grade, new.rated_at,
         new.due, new.forced, new.verified, new.legacy, new.overdrawn)
        is distinct from
        (old.state, old.visibility, old.reported_at, old.first_due, old.first_answered_at, old.handle_due,
         old.answered_at, old.closed_at, old.result, old.confirmed, old.reworks, old.aside, old.grade, old.rated_at,
         old.due, old.forced, old.verified, old.legacy, old.overdrawn))
execute function casework.count_case();

-- As V24, and: the clock of what is legacy is that to its review, also where the deadline that had passed is kept.
create or replace view casework.standing as
select file.community, file.id, file.number, file.reporter, file.visibility, file.estate, file.category, file.title,
       file.words, file.place, file.state, file.tier, file.holder, file.reported_at, file.first_due,
       file.first_answered_at, file.handle_from,
       case when file.legacy and file.overdrawn then file.due else file.handle_due end as handle_due,
       file.answered_at, file.rate_due, file.closed_at,
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

-- What is marked now and had been over before gets its deadline back; then everything is counted by the new word.
select set_config('casework.tallies', 'later', true);

update casework.case_file file
set overdrawn = true, handle_due = it.was_due
from casework.legacy it
where it.community = file.community and it.case_id = file.id and it.ended_at is null and file.legacy
  and it.was_due <= it.marked_at;

select set_config('casework.tallies', '', true);

select casework.count_anew(community) from casework.pulse order by community;
select casework.fold();
