-- Three ways of V17 and V18 in the figures. An end against its reporter's will is not solved (R46); what nobody judged is
-- solved where the tier above looked and found it so (R45); 历史遗留 is late nowhere (S94).
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
    from (select it.aside is null and (it.answered_at is not null or it.handle_due <= seen and not it.legacy) as ending,
                 it.aside is null and (it.state = 'CLOSED'
                     or it.state <> 'ANSWERED' and (it.reworks > 0 or it.handle_due <= seen and not it.legacy)) as judged
         ) as so
$$;

-- As V22, and: confirmed is what its reporter says and nobody else (S101).
create or replace function casework.counted(it casework.case_file, seen timestamptz) returns setof casework.tally_day
language sql stable
as $$
    select it.community, of.day, of.raised, of.respond_due, of.responded, of.handle_due, of.handled, of.judged,
           of.solved, of.reopened, of.rated, of.satisfied, of.closed, of.confirmed, of.bad
    from casework.marks(it, seen) as so
    cross join lateral (values
        (casework.day(it.reported_at), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (casework.day(it.first_due), 0, so.answering::int, so.answered::int, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (casework.day(it.handle_due), 0, 0, 0, so.ending::int, so.ended::int, so.judged::int, so.solved::int,
            so.reopened::int, so.rated::int, so.satisfied::int, 0, 0, 0),
        (casework.day(it.closed_at), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (so.solved and it.confirmed)::int, 0),
        (casework.day(it.rated_at), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (it.grade <= 2)::int)
    ) as of (day, raised, respond_due, responded, handle_due, handled, judged, solved, reopened, rated, satisfied,
             closed, confirmed, bad)
    where it.visibility <> 'COMMITTEE' and of.day is not null
$$;

create or replace function casework.stands(it casework.case_file, seen timestamptz) returns int[]
language sql immutable
return case when it.state in ('REPORTED', 'ACCEPTED', 'HANDLING', 'REWORK') and it.visibility <> 'COMMITTEE'
    then array[1, (it.first_answered_at is null)::int, (it.due <= seen and not it.legacy)::int,
               (it.first_answered_at is null and it.first_due <= seen)::int, (it.reworks > 0)::int]
    else array[0, 0, 0, 0, 0] end;

drop trigger counted_anew on casework.case_file;

create constraint trigger counted_anew
after update on casework.case_file
deferrable initially deferred
for each row when (
    current_setting('casework.tallies', true) is distinct from 'later'
    and (new.state, new.visibility, new.reported_at, new.first_due, new.first_answered_at, new.handle_due,
         new.answered_at, new.closed_at, new.result, new.confirmed, new.reworks, new.aside, new.grade, new.rated_at,
         new.due, new.forced, new.verified, new.legacy)
        is distinct from
        (old.state, old.visibility, old.reported_at, old.first_due, old.first_answered_at, old.handle_due,
         old.answered_at, old.closed_at, old.result, old.confirmed, old.reworks, old.aside, old.grade, old.rated_at,
         old.due, old.forced, old.verified, old.legacy))
execute function casework.count_case();

-- What was counted before by other rules.
select casework.count_anew(community) from casework.pulse order by community;
select casework.fold();
