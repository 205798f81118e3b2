-- How a community answers, added up where it happens: in the transaction of the case's own step. A figure of a district is
-- then read from as many rows with a thousand cases as with a million. What was told to the committee alone is in none of
-- them (R34), and complaints are no cases (R49): a figure that moves by one tells that there is something.

-- The last judgement of its reporter stands with the case, so that all its figures follow from one row.
alter table casework.case_file
    add column grade int check (grade between 1 and 5),
    add column rated_at timestamptz,
    add check ((grade is null) = (rated_at is null));

update casework.case_file file
set grade = last.grade, rated_at = last.at
from (
    select distinct on (community, case_id) community, case_id, grade, at
    from casework.rating
    order by community, case_id, round desc) last
where last.community = file.community and last.case_id = file.id;

create function casework.grade_case() returns trigger
language plpgsql
as $$
begin
    update casework.case_file set grade = new.grade, rated_at = new.at
    where community = new.community and id = new.case_id;
    return null;
end
$$;

create trigger graded
after insert on casework.rating
for each row when (current_setting('casework.tallies', true) is distinct from 'later')
execute function casework.grade_case();

-- A community and a day of Shanghai. A rate is counted on the day of its deadline (R93): answering on that of the first
-- answer, all others on that of the end. What is not over yet counts as soon as it is: when it was done, or when time is up.
create table casework.tally_day (
    community   bigint not null,
    day         date not null,
    raised      int not null,
    respond_due int not null,
    responded   int not null,
    handle_due  int not null,
    handled     int not null,
    judged      int not null,
    solved      int not null,
    reopened    int not null,
    rated       int not null,
    satisfied   int not null,
    closed      int not null,
    confirmed   int not null,
    bad         int not null,
    primary key (community, day)
);

comment on column casework.tally_day.raised is 'by the day it was told';
comment on column casework.tally_day.respond_due is 'answered, or its first deadline over; by the day of that deadline';
comment on column casework.tally_day.responded is 'of these: answered in time';
comment on column casework.tally_day.handle_due is 'handled, or its deadline over, and not put aside; by the day of that deadline';
comment on column casework.tally_day.handled is 'of these: in time';
comment on column casework.tally_day.judged is 'closed, or open with its time over or once reopened; not put aside (R44, R46)';
comment on column casework.tally_day.solved is 'of these: closed as solved, and its reporter says so (S101)';
comment on column casework.tally_day.reopened is 'of the judged: those that had to be done again';
comment on column casework.tally_day.rated is 'judged by its reporter in five grades, the last time';
comment on column casework.tally_day.satisfied is 'of these: grade 4 or 5';
comment on column casework.tally_day.closed is 'by the day of its end';
comment on column casework.tally_day.confirmed is 'of these: solved, and its reporter says so';
comment on column casework.tally_day.bad is 'grade 1 or 2, by the day it was given';

-- The same by month, for communities, 街镇 and districts alike: added up from the days within a minute.
create table casework.tally_month (
    area        bigint not null,
    month       date not null check (extract(day from month) = 1),
    raised      int not null,
    respond_due int not null,
    responded   int not null,
    handle_due  int not null,
    handled     int not null,
    judged      int not null,
    solved      int not null,
    reopened    int not null,
    rated       int not null,
    satisfied   int not null,
    closed      int not null,
    confirmed   int not null,
    bad         int not null,
    primary key (area, month)
);

-- How long first answers took: so many in each step, four steps to a doubling. Steps can be added up, a median cannot.
create table casework.tally_wait (
    area  bigint not null,
    month date not null,
    step  int not null check (step between 0 and 127),
    n     int not null,
    primary key (area, month, step)
);

comment on column casework.tally_wait.step is 'from 2^(step/4) - 1 minutes on; by the month of the first deadline';

-- Which months have to be added up again. Only ever added to by a case, so that no case waits for another.
create table casework.tally_touched (
    id        bigint generated always as identity primary key,
    community bigint not null,
    month     date not null
);

-- How a community stands now. Its row is the one lock of all that is counted there.
create table casework.pulse (
    community  bigint primary key,
    street     bigint not null,
    district   bigint not null,
    open       int not null default 0,
    unanswered int not null default 0,
    late       int not null default 0,
    silent     int not null default 0,
    reopened   int not null default 0,
    bad        int not null default 0,
    raised_at  timestamptz not null default '-infinity',
    acted_at   timestamptz not null default '-infinity',
    swept_at   timestamptz not null default '-infinity',
    next_due   timestamptz not null default 'infinity'
);

comment on column casework.pulse.open is 'the committee or a body has still to do something';
comment on column casework.pulse.unanswered is 'of these: without a first answer';
comment on column casework.pulse.late is 'of these: past the moment that matters next';
comment on column casework.pulse.silent is 'of these: past the first deadline, without an answer';
comment on column casework.pulse.reopened is 'of these: being done again';
comment on column casework.pulse.bad is 'judged with grade 1 or 2 in the last 30 days, today included';
comment on column casework.pulse.acted_at is 'when an official last did something to a case';
comment on column casework.pulse.swept_at is 'up to when deadlines are counted as over';
comment on column casework.pulse.next_due is 'when something will be over next; infinity for nothing';

create index on casework.pulse (next_due);
create index on casework.pulse (street);
create index on casework.pulse (district, late, community);
create index on casework.pulse (district, unanswered, community);
create index on casework.pulse (district, silent, community);
create index on casework.pulse (district, reopened, community);
create index on casework.pulse (district, bad, community);
create index on casework.pulse (district, acted_at, community);

-- What a recount found to be wrong, and put right.
create table casework.tally_fault (
    id        bigint generated always as identity primary key,
    area      bigint not null,
    figures   int not null,
    at        timestamptz not null
);

comment on column casework.tally_fault.figures is 'rows that differed';

create function casework.day(at timestamptz) returns date
language sql immutable
return (at at time zone 'Asia/Shanghai')::date;

-- What one case is in the rates, when deadlines up to a moment are over: the only place that says so (R44-R46, R91).
-- answering, ending, judged, rated are the wholes; answered, ended, solved, satisfied their parts.
create function casework.marks(
    it casework.case_file, seen timestamptz, out answering boolean, out answered boolean, out ending boolean,
    out ended boolean, out judged boolean, out solved boolean, out reopened boolean, out rated boolean,
    out satisfied boolean)
language sql stable
as $$
    select it.first_answered_at is not null or it.first_due <= seen,
           coalesce(it.first_answered_at <= it.first_due, false),
           so.ending, so.ending and coalesce(it.answered_at <= it.handle_due, false),
           so.judged, so.judged and it.state = 'CLOSED' and it.result = 'SOLVED' and it.confirmed,
           so.judged and it.reworks > 0,
           it.grade is not null, coalesce(it.grade >= 4, false)
    from (select it.aside is null and (it.answered_at is not null or it.handle_due <= seen) as ending,
                 it.aside is null and (it.state = 'CLOSED'
                     or it.state <> 'ANSWERED' and (it.reworks > 0 or it.handle_due <= seen)) as judged) as so
$$;

-- The same as figures of days. The trigger takes the difference of before and after, the clock that of then and now, the
-- recount the whole.
create function casework.counted(it casework.case_file, seen timestamptz) returns setof casework.tally_day
language sql stable
as $$
    select it.community, of.day, of.raised, of.respond_due, of.responded, of.handle_due, of.handled, of.judged, of.solved,
           of.reopened, of.rated, of.satisfied, of.closed, of.confirmed, of.bad
    from casework.marks(it, seen) as so
    cross join lateral (values
        (casework.day(it.reported_at), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (casework.day(it.first_due), 0, so.answering::int, so.answered::int, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (casework.day(it.handle_due), 0, 0, 0, so.ending::int, so.ended::int, so.judged::int, so.solved::int,
            so.reopened::int, so.rated::int, so.satisfied::int, 0, 0, 0),
        (casework.day(it.closed_at), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, so.solved::int, 0),
        (casework.day(it.rated_at), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (it.grade <= 2)::int)
    ) as of (day, raised, respond_due, responded, handle_due, handled, judged, solved, reopened, rated, satisfied, closed,
             confirmed, bad)
    where it.visibility <> 'COMMITTEE' and of.day is not null
$$;

create function casework.added(rows casework.tally_day[]) returns casework.tally_day[]
language sql immutable
return (
    select array_agg(it)
    from (
        select (community, day, sum(raised), sum(respond_due), sum(responded), sum(handle_due), sum(handled), sum(judged),
                sum(solved), sum(reopened), sum(rated), sum(satisfied), sum(closed), sum(confirmed), sum(bad)
               )::casework.tally_day as it
        from unnest(rows) as one
        group by community, day
        having (sum(raised), sum(respond_due), sum(responded), sum(handle_due), sum(handled), sum(judged), sum(solved),
                sum(reopened), sum(rated), sum(satisfied), sum(closed), sum(confirmed), sum(bad))
               <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    ) as sums);

create function casework.less(it casework.tally_day) returns casework.tally_day
language sql immutable
return (it.community, it.day, -it.raised, -it.respond_due, -it.responded, -it.handle_due, -it.handled, -it.judged,
        -it.solved, -it.reopened, -it.rated, -it.satisfied, -it.closed, -it.confirmed, -it.bad)::casework.tally_day;

-- How much later than asked the first answer came, as a step.
create function casework.wait_step(it casework.case_file) returns int
language sql immutable
return case when it.visibility <> 'COMMITTEE' and it.first_answered_at is not null then
    least(127, floor(4 * ln(greatest(0, extract(epoch from it.first_answered_at - it.reported_at))::float8 / 60 + 1)
        / ln(2::float8)))::int end;

-- What one case is in the pulse: open, unanswered, late, silent, reopened; and the next of its deadlines.
create function casework.stands(it casework.case_file, seen timestamptz) returns int[]
language sql immutable
return case when it.state in ('REPORTED', 'ACCEPTED', 'HANDLING', 'REWORK') and it.visibility <> 'COMMITTEE'
    then array[1, (it.first_answered_at is null)::int, (it.due <= seen)::int,
               (it.first_answered_at is null and it.first_due <= seen)::int, (it.reworks > 0)::int]
    else array[0, 0, 0, 0, 0] end;

create function casework.falls_due(it casework.case_file, seen timestamptz) returns timestamptz
language sql immutable
return case when it.state in ('REPORTED', 'ACCEPTED', 'HANDLING', 'REWORK') and it.visibility <> 'COMMITTEE'
    then least(case when it.due > seen then it.due end,
               case when it.handle_due > seen then it.handle_due end,
               case when it.first_answered_at is null and it.first_due > seen then it.first_due end) end;

-- Every community has a row, from its first case on or from the next minute.
create function casework.begin_pulse() returns void
language sql
as $$
    insert into casework.pulse (community, street, district)
    select place.id, place.parent, top.id
    from organization.area_view place
    join organization.area_view top on top.path = public.subpath(place.path, 0, 1)
    where place.kind = 'COMMUNITY' and not exists (select from casework.pulse where community = place.id)
    on conflict do nothing
$$;

-- Nobody else counts in this community until the transaction ends.
create function casework.hold(of_community bigint) returns timestamptz
language plpgsql
as $$
declare
    seen timestamptz;
begin
    select swept_at into seen from casework.pulse where community = of_community for no key update;
    if not found then
        perform casework.begin_pulse();
        select swept_at into strict seen from casework.pulse where community = of_community for no key update;
    end if;
    return seen;
end
$$;

create function casework.add_days(days casework.tally_day[]) returns void
language sql
as $$
    insert into casework.tally_day as it
    select * from unnest(days)
    on conflict (community, day) do update
    set raised = it.raised + excluded.raised, respond_due = it.respond_due + excluded.respond_due,
        responded = it.responded + excluded.responded, handle_due = it.handle_due + excluded.handle_due,
        handled = it.handled + excluded.handled, judged = it.judged + excluded.judged, solved = it.solved + excluded.solved,
        reopened = it.reopened + excluded.reopened, rated = it.rated + excluded.rated,
        satisfied = it.satisfied + excluded.satisfied, closed = it.closed + excluded.closed,
        confirmed = it.confirmed + excluded.confirmed, bad = it.bad + excluded.bad;

    insert into casework.tally_touched (community, month)
    select distinct community, date_trunc('month', day)::date from unnest(days);
$$;

create function casework.count_case() returns trigger
language plpgsql
as $$
declare
    place bigint := coalesce(new.community, old.community);
    seen timestamptz := casework.hold(place);
    days casework.tally_day[] := casework.added(array(
        select it from casework.counted(new, seen) it
        union all
        select casework.less(it) from casework.counted(old, seen) it));
    now_it int[] := casework.stands(new, seen);
    was_it int[] := casework.stands(old, seen);
begin
    perform casework.add_days(days);

    insert into casework.tally_wait as it (area, month, step, n)
    select place, wait.month, wait.step, sum(wait.n)
    from (values (date_trunc('month', casework.day(new.first_due))::date, casework.wait_step(new), 1),
                 (date_trunc('month', casework.day(old.first_due))::date, casework.wait_step(old), -1)
         ) as wait (month, step, n)
    where wait.step is not null
    group by wait.month, wait.step
    having sum(wait.n) <> 0
    on conflict (area, month, step) do update set n = it.n + excluded.n;

    update casework.pulse it
    set open = open + now_it[1] - was_it[1], unanswered = unanswered + now_it[2] - was_it[2],
        late = late + now_it[3] - was_it[3], silent = silent + now_it[4] - was_it[4],
        reopened = reopened + now_it[5] - was_it[5],
        bad = bad + coalesce((select sum(one.bad) from unnest(days) one where one.day > casework.day(seen) - 30), 0),
        raised_at = greatest(raised_at, case when new.visibility <> 'COMMITTEE' then new.reported_at end),
        next_due = least(next_due, casework.falls_due(new, seen), case when new.grade <= 2 then new.rated_at end)
    where community = place;
    return null;
end
$$;

-- At the end of the transaction, so that two who act in one community wait for each other no longer than it takes to
-- write. Whoever writes very many at once says so, and has them counted at the end.
create constraint trigger counted_first
after insert or delete on casework.case_file
deferrable initially deferred
for each row when (current_setting('casework.tallies', true) is distinct from 'later')
execute function casework.count_case();

create constraint trigger counted_anew
after update on casework.case_file
deferrable initially deferred
for each row when (
    current_setting('casework.tallies', true) is distinct from 'later'
    and (new.state, new.visibility, new.reported_at, new.first_due, new.first_answered_at, new.handle_due, new.answered_at,
         new.closed_at, new.result, new.confirmed, new.reworks, new.aside, new.grade, new.rated_at, new.due)
        is distinct from
        (old.state, old.visibility, old.reported_at, old.first_due, old.first_answered_at, old.handle_due, old.answered_at,
         old.closed_at, old.result, old.confirmed, old.reworks, old.aside, old.grade, old.rated_at, old.due))
execute function casework.count_case();

-- When an official last did something that neighbours may know of. To the minute: who acts often writes seldom.
create function casework.acted() returns trigger
language plpgsql
as $$
begin
    update casework.pulse set acted_at = new.at
    where community = new.community and acted_at < new.at - interval '1 minute'
      and exists (
          select from casework.case_file
          where community = new.community and id = new.case_id and visibility <> 'COMMITTEE');
    return null;
end
$$;

create constraint trigger acted
after insert on casework.step
deferrable initially deferred
for each row when (new.mandate <> 0 and current_setting('casework.tallies', true) is distinct from 'later')
execute function casework.acted();

-- What the pulse of a community is, from its open cases.
create function casework.take_pulse(of_community bigint, seen timestamptz) returns void
language sql
as $$
    update casework.pulse
    set open = sums.open, unanswered = sums.unanswered, late = sums.late, silent = sums.silent, reopened = sums.reopened,
        bad = marks.bad, swept_at = seen,
        next_due = least(
            sums.next_due, 'infinity',
            case when marks.bad > 0 then (casework.day(seen) + 1)::timestamp at time zone 'Asia/Shanghai' end)
    from (
        select coalesce(sum(so.it[1]), 0) as open, coalesce(sum(so.it[2]), 0) as unanswered,
               coalesce(sum(so.it[3]), 0) as late, coalesce(sum(so.it[4]), 0) as silent,
               coalesce(sum(so.it[5]), 0) as reopened, min(casework.falls_due(file, seen)) as next_due
        from casework.case_file file
        cross join lateral (select casework.stands(file, seen) as it) as so
        where file.community = of_community and file.state <> 'CLOSED') as sums,
        (select coalesce(sum(tally_day.bad), 0) as bad
         from casework.tally_day
         where community = of_community and day > casework.day(seen) - 30) as marks
    where pulse.community = of_community
$$;

-- Deadlines that have passed since the last time become what they are. Reads the open cases of the community, no others.
create function casework.sweep(of_community bigint, at timestamptz) returns void
language plpgsql
as $$
declare
    seen timestamptz := casework.hold(of_community);
begin
    if seen >= at then
        return;
    end if;
    perform casework.add_days(casework.added(array(
        select case when after.is_now then it else casework.less(it) end
        from casework.case_file file
        cross join (values (at, true), (seen, false)) as after (moment, is_now)
        cross join lateral casework.counted(file, after.moment) it
        where file.community = of_community and file.state <> 'CLOSED'
          and (file.handle_due > seen and file.handle_due <= at or file.first_due > seen and file.first_due <= at))));
    perform casework.take_pulse(of_community, at);
end
$$;

-- All of one community, from its cases.
create function casework.count_anew(of_community bigint) returns void
language plpgsql
as $$
declare
    seen timestamptz := casework.hold(of_community);
begin
    delete from casework.tally_day where community = of_community;
    delete from casework.tally_wait where area = of_community;
    perform casework.add_days(casework.added(array(
        select it
        from casework.case_file file
        cross join lateral casework.counted(file, seen) it
        where file.community = of_community)));
    insert into casework.tally_wait (area, month, step, n)
    select of_community, date_trunc('month', casework.day(first_due))::date, casework.wait_step(file), count(*)
    from casework.case_file file
    where community = of_community and casework.wait_step(file) is not null
    group by 2, 3;
    update casework.pulse
    set raised_at = coalesce((
            select max(reported_at) from casework.case_file
            where community = of_community and visibility <> 'COMMITTEE'), '-infinity'),
        acted_at = greatest(acted_at, (
            select max(step.at)
            from casework.step
            join casework.case_file file on file.community = step.community and file.id = step.case_id
            where step.community = of_community and step.mandate <> 0 and file.visibility <> 'COMMITTEE'))
    where community = of_community;
    perform casework.take_pulse(of_community, seen);
end
$$;

-- What was written in one go.
create function casework.count_rest(at timestamptz) returns void
language plpgsql
as $$
begin
    -- What waits for the end of the transaction is counted now, or it would be counted twice.
    set constraints casework.counted_first, casework.counted_anew, casework.acted immediate;
    update casework.case_file file
    set grade = last.grade, rated_at = last.at
    from (
        select distinct on (community, case_id) community, case_id, grade, rating.at
        from casework.rating
        order by community, case_id, round desc) last
    where last.community = file.community and last.case_id = file.id and file.grade is null;
    perform casework.begin_pulse();
    update casework.pulse set swept_at = greatest(swept_at, count_rest.at);
    perform casework.count_anew(community) from casework.pulse order by community;
    perform casework.fold();
    set constraints casework.counted_first, casework.counted_anew, casework.acted deferred;
end
$$;

-- What a month of an area is the sum of: its days, its communities, its 街镇.
create function casework.parts(of_area bigint, of_month date, level int) returns setof casework.tally_day
language sql stable
as $$
    select * from casework.tally_day
    where level = 1 and community = of_area and day >= of_month and day < of_month + interval '1 month'
    union all
    select it.*
    from casework.pulse
    join casework.tally_month it on it.area = pulse.community and it.month = of_month
    where level = 2 and pulse.street = of_area
    union all
    select it.*
    from (select distinct street from casework.pulse where district = of_area) below
    join casework.tally_month it on it.area = below.street and it.month = of_month
    where level = 3
$$;

-- Months from days, 街镇 from their communities, districts from their 街镇; only where something was added.
create function casework.fold() returns int
language plpgsql
as $$
declare
    touched casework.tally_touched[];
begin
    perform pg_advisory_xact_lock(hashtextextended('casework.fold', 0));
    with gone as (delete from casework.tally_touched returning *)
    select array_agg(gone) into touched from gone;

    for deep in 1..3 loop
        insert into casework.tally_month
        select place.area, place.month,
               coalesce(sum(it.raised), 0), coalesce(sum(it.respond_due), 0), coalesce(sum(it.responded), 0),
               coalesce(sum(it.handle_due), 0), coalesce(sum(it.handled), 0), coalesce(sum(it.judged), 0),
               coalesce(sum(it.solved), 0), coalesce(sum(it.reopened), 0), coalesce(sum(it.rated), 0),
               coalesce(sum(it.satisfied), 0), coalesce(sum(it.closed), 0), coalesce(sum(it.confirmed), 0),
               coalesce(sum(it.bad), 0)
        from (
            select distinct month, case deep when 1 then one.community when 2 then street else district end as area
            from unnest(touched) one
            join casework.pulse on pulse.community = one.community) as place
        left join lateral casework.parts(place.area, place.month, deep) it on true
        group by place.area, place.month
        on conflict (area, month) do update
        set raised = excluded.raised, respond_due = excluded.respond_due, responded = excluded.responded,
            handle_due = excluded.handle_due, handled = excluded.handled, judged = excluded.judged,
            solved = excluded.solved, reopened = excluded.reopened, rated = excluded.rated,
            satisfied = excluded.satisfied, closed = excluded.closed, confirmed = excluded.confirmed,
            bad = excluded.bad;
    end loop;

    for deep in 2..3 loop
        insert into casework.tally_wait (area, month, step, n)
        select place.area, place.month, it.step, sum(it.n)
        from (
            select distinct month, case deep when 2 then street else district end as area
            from unnest(touched) one
            join casework.pulse on pulse.community = one.community) as place
        join (
            select distinct case deep when 2 then street else district end as area,
                            case deep when 2 then community else street end as part
            from casework.pulse) as below on below.area = place.area
        join casework.tally_wait it on it.area = below.part and it.month = place.month
        group by place.area, place.month, it.step
        on conflict (area, month, step) do update set n = excluded.n;
    end loop;
    return coalesce(cardinality(touched), 0);
end
$$;

-- How many rows of a community are not what its cases say: one statement, one moment.
create function casework.miscounted(of_community bigint) returns int
language sql stable
as $$
    with seen as (select * from casework.pulse where community = of_community),
    told as (
        select unnest(casework.added(array(
            select it
            from casework.case_file file
            cross join seen
            cross join lateral casework.counted(file, seen.swept_at) it
            where file.community = of_community))) as it),
    kept as (
        select unnest(casework.added(array(
            select it from casework.tally_day it where it.community = of_community))) as it),
    told_wait as (
        select date_trunc('month', casework.day(first_due))::date as month, casework.wait_step(file) as step,
               count(*)::int as n
        from casework.case_file file
        where community = of_community and casework.wait_step(file) is not null
        group by 1, 2),
    kept_wait as (select month, step, n from casework.tally_wait where area = of_community and n <> 0),
    told_pulse as (
        select coalesce(sum(so.it[1]), 0) as open, coalesce(sum(so.it[2]), 0) as unanswered,
               coalesce(sum(so.it[3]), 0) as late, coalesce(sum(so.it[4]), 0) as silent,
               coalesce(sum(so.it[5]), 0) as reopened
        from casework.case_file file
        cross join seen
        cross join lateral (select casework.stands(file, seen.swept_at) as it) as so
        where file.community = of_community and file.state <> 'CLOSED')
    select ((select count(*) from ((table told except table kept) union all (table kept except table told)) as days)
        + (select count(*) from ((table told_wait except table kept_wait)
                                 union all (table kept_wait except table told_wait)) as waits)
        + (select count(*) from seen, told_pulse it
           where (seen.open, seen.unanswered, seen.late, seen.silent, seen.reopened)
                 <> (it.open, it.unanswered, it.late, it.silent, it.reopened)))::int
$$;

-- Puts one community right under its lock, if it still has to be.
create function casework.repair(of_community bigint, at timestamptz) returns int
language plpgsql
as $$
declare
    wrong int;
begin
    perform casework.hold(of_community);
    wrong := casework.miscounted(of_community);
    if wrong > 0 then
        insert into casework.tally_fault (area, figures, at) values (of_community, wrong, repair.at);
        perform casework.count_anew(of_community);
    end if;
    return wrong;
end
$$;

-- The same for the months: what is not the sum of its parts is added up again. Communities are where the tree says now.
create function casework.repair_months(at timestamptz) returns int
language plpgsql
as $$
declare
    wrong int;
begin
    perform casework.begin_pulse();
    update casework.pulse set street = place.parent, district = top.id
    from organization.area_view place
    join organization.area_view top on top.path = public.subpath(place.path, 0, 1)
    where place.id = pulse.community and (pulse.street, pulse.district) <> (place.parent, top.id);
    perform casework.fold();
    with sums as (
        select community as area, date_trunc('month', day)::date as month,
               sum(raised) as raised, sum(respond_due) as respond_due, sum(responded) as responded,
               sum(handle_due) as handle_due, sum(handled) as handled, sum(judged) as judged,
               sum(solved) as solved, sum(reopened) as reopened, sum(rated) as rated,
               sum(satisfied) as satisfied, sum(closed) as closed, sum(confirmed) as confirmed,
               sum(bad) as bad
        from casework.tally_day
        group by 1, 2
        union all
        select street, month,
               sum(it.raised), sum(it.respond_due), sum(it.responded), sum(it.handle_due), sum(it.handled), sum(it.judged),
               sum(it.solved), sum(it.reopened), sum(it.rated), sum(it.satisfied), sum(it.closed), sum(it.confirmed), sum(it.bad)
        from casework.pulse
        join casework.tally_month it on it.area = community
        group by 1, 2
        union all
        select district, month,
               sum(it.raised), sum(it.respond_due), sum(it.responded), sum(it.handle_due), sum(it.handled), sum(it.judged),
               sum(it.solved), sum(it.reopened), sum(it.rated), sum(it.satisfied), sum(it.closed), sum(it.confirmed), sum(it.bad)
        from (select distinct district, street from casework.pulse) as below
        join casework.tally_month it on it.area = street
        group by 1, 2),
    differs as (
        (table sums except table casework.tally_month) union (table casework.tally_month except table sums)),
    faulty as (
        select distinct differs.area, differs.month
        from differs
        where (raised, respond_due, responded, handle_due, handled, judged, solved, reopened, rated, satisfied, closed,
               confirmed, bad) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
          and not exists (select from casework.tally_touched where tally_touched.month = differs.month)
          and exists (
              select from casework.pulse where differs.area in (community, street, district))),
    noted as (
        insert into casework.tally_fault (area, figures, at)
        select area, count(*), repair_months.at from faulty group by area
        returning figures),
    again as (
        insert into casework.tally_touched (community, month)
        select distinct pulse.community, faulty.month
        from faulty
        join casework.pulse on faulty.area in (pulse.community, pulse.street, pulse.district))
    select coalesce(sum(figures), 0) into wrong from noted;
    perform casework.fold();
    return wrong;
end
$$;

-- Published: how every community stands now, at most a minute old. For a list of a whole district the page is read first,
-- in the order of one of its indexes, (district, late | unanswered | silent | reopened | bad | acted_at, community), and
-- then joined to whatever else is shown. Nothing in it tells of what was told to the committee alone, nor of complaints.
create view casework.pulse_view as
select community, street, district, open, unanswered, late, silent, reopened, bad, raised_at, acted_at, swept_at
from casework.pulse;

-- Published: the figures of a month, for communities, 街镇 and districts; and of a day, for communities.
create view casework.month_view as
select area, month, raised, respond_due, responded, handle_due, handled, judged, solved, reopened, rated, satisfied, closed,
       confirmed, bad
from casework.tally_month;

create view casework.day_view as
select community, day, raised, respond_due, responded, handle_due, handled, judged, solved, reopened, rated, satisfied,
       closed, confirmed, bad
from casework.tally_day;

-- Published: every case that figures may speak of, with what it is in each rate now, for whoever has to name the cases
-- behind a figure. Read by community and either deadline.
create view casework.counted_view as
select file.community, file.id, file.number, file.title, file.category, file.state, file.first_due, file.handle_due,
       so.answering, so.answered, so.ending, so.ended, so.judged, so.solved, so.reopened, so.rated, so.satisfied
from casework.case_file file
join casework.pulse on pulse.community = file.community
cross join lateral casework.marks(file, pulse.swept_at) as so
where file.visibility <> 'COMMITTEE';

create index on casework.case_file (community, first_due, id);
create index on casework.case_file (community, handle_due, id);

-- Published: promises that are over (R92 counts them with their day), and what bodies were sent and answered (S114), of
-- the same cases. An order that was taken back counts for nobody.
create view casework.promise_view as
select promise.community, promise.id, promise.case_id, promise.due, promise.state = 'KEPT' as kept
from casework.promise
join casework.case_file file on file.community = promise.community and file.id = promise.case_id
where promise.state in ('KEPT', 'BROKEN') and file.visibility <> 'COMMITTEE';

create view casework.order_view as
select sent.body, sent.community, sent.case_id, sent.id, file.number, file.title, sent.due,
       sent.answered_at is not null or sent.due <= pulse.swept_at as answering,
       coalesce(sent.answered_at <= sent.due, false) as answered
from casework.dispatch sent
join casework.case_file file on file.community = sent.community and file.id = sent.case_id
join casework.pulse on pulse.community = sent.community
where sent.state <> 'WITHDRAWN' and file.visibility <> 'COMMITTEE';

create index on casework.dispatch (body, due, id);

-- What there was before anything was counted.
select casework.count_rest(now());
