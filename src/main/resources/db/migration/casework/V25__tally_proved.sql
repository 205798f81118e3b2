-- The proof by night reaches what it passed over: the waits of 街镇 and districts, the last 30 days' bad grades, and areas
-- from which communities went away. It looks at a month at a time: at those that were touched since they were last proved,
-- and at two others in turn, so that a night stays short with ten years behind it, and nothing goes unproved for ever.
create table casework.tally_proof (
    month     date primary key check (extract(day from month) = 1),
    touched   boolean not null,
    proved_at timestamptz not null default '-infinity'
);

create index on casework.tally_proof (proved_at, month);

-- As V22, and: a first answer that came too late moves no figure of a day, but the waits of its month.
create or replace function casework.count_case() returns trigger
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

    with waits as (
        insert into casework.tally_wait as it (area, month, step, n)
        select place, wait.month, wait.step, sum(wait.n)
        from (values (date_trunc('month', casework.day(new.first_due))::date, casework.wait_step(new), 1),
                     (date_trunc('month', casework.day(old.first_due))::date, casework.wait_step(old), -1)
             ) as wait (month, step, n)
        where wait.step is not null
        group by wait.month, wait.step
        having sum(wait.n) <> 0
        on conflict (area, month, step) do update set n = it.n + excluded.n
        returning month)
    insert into casework.tally_touched (community, month)
    select distinct place, month from waits;

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

-- As V22, and what goes away is touched as well.
create or replace function casework.count_anew(of_community bigint) returns void
language plpgsql
as $$
declare
    seen timestamptz := casework.hold(of_community);
begin
    with days as (delete from casework.tally_day where community = of_community returning day),
    waits as (delete from casework.tally_wait where area = of_community returning month)
    insert into casework.tally_touched (community, month)
    select of_community, date_trunc('month', day)::date from days
    union
    select of_community, month from waits;
    perform casework.add_days(casework.added(array(
        select it
        from casework.case_file file
        cross join lateral casework.counted(file, seen) it
        where file.community = of_community)));
    with waits as (
        insert into casework.tally_wait (area, month, step, n)
        select of_community, date_trunc('month', casework.day(first_due))::date, casework.wait_step(file), count(*)
        from casework.case_file file
        where community = of_community and casework.wait_step(file) is not null
        group by 2, 3
        returning month)
    insert into casework.tally_touched (community, month)
    select distinct of_community, month from waits;
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

-- As V22, and: the waits of an area and month are written anew, so that what is gone below is gone above; and what was
-- touched is to be proved.
create or replace function casework.fold() returns int
language plpgsql
as $$
declare
    touched casework.tally_touched[];
begin
    perform pg_advisory_xact_lock(hashtextextended('casework.fold', 0));
    with gone as (delete from casework.tally_touched returning *)
    select array_agg(gone) into touched from gone;

    insert into casework.tally_proof as it (month, touched)
    select distinct month, true from unnest(touched)
    on conflict (month) do update set touched = true where not it.touched;

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
        delete from casework.tally_wait it
        using (
            select distinct month, case deep when 2 then street else district end as area
            from unnest(touched) one
            join casework.pulse on pulse.community = one.community) as place
        where it.area = place.area and it.month = place.month;

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
        where it.n <> 0
        group by place.area, place.month, it.step;
    end loop;
    return coalesce(cardinality(touched), 0);
end
$$;

-- As V22, and the bad grades, from the cases.
create or replace function casework.miscounted(of_community bigint) returns int
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
        where file.community = of_community and file.state <> 'CLOSED'),
    told_bad as (
        select count(*) as bad
        from casework.case_file file
        cross join seen
        where file.community = of_community and file.visibility <> 'COMMITTEE' and file.grade <= 2
          and casework.day(file.rated_at) > casework.day(seen.swept_at) - 30)
    select ((select count(*) from ((table told except table kept) union all (table kept except table told)) as days)
        + (select count(*) from ((table told_wait except table kept_wait)
                                 union all (table kept_wait except table told_wait)) as waits)
        + (select count(*) from seen, told_pulse it, told_bad
           where (seen.open, seen.unanswered, seen.late, seen.silent, seen.reopened, seen.bad)
                 <> (it.open, it.unanswered, it.late, it.silent, it.reopened, told_bad.bad)))::int
$$;

-- Communities are where the tree says now. What they answered goes with them, out of the 街镇 and the district they were in.
create function casework.follow_tree() returns void
language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('casework.fold', 0));
    perform casework.begin_pulse();
    with moved as (
        update casework.pulse it set street = place.parent, district = top.id
        from casework.pulse was, organization.area_view place
        join organization.area_view top on top.path = public.subpath(place.path, 0, 1)
        where was.community = it.community and place.id = it.community
          and (it.street, it.district) <> (place.parent, top.id)
        returning it.community, was.street, was.district),
    months as (
        select moved.street, moved.district, it.month
        from moved
        join casework.tally_month it on it.area = moved.community)
    insert into casework.tally_touched (community, month)
    select moved.community, it.month from moved join casework.tally_month it on it.area = moved.community
    union
    select other.community, months.month
    from months
    join casework.pulse other on other.street = months.street or other.district = months.district;

    -- An area that has none left has no figures either.
    delete from casework.tally_month it
    using organization.area_view place
    where place.id = it.area and place.kind <> 'COMMUNITY'
      and not exists (select from casework.pulse where street = place.id or district = place.id);
    delete from casework.tally_wait it
    using organization.area_view place
    where place.id = it.area and place.kind <> 'COMMUNITY'
      and not exists (select from casework.pulse where street = place.id or district = place.id);
end
$$;

drop function casework.repair_months(timestamptz);

-- A month of all areas: what is not the sum of its parts is added up again. Returns how many rows were not.
create function casework.repair_month(of_month date, at timestamptz) returns int
language plpgsql
as $$
declare
    wrong int;
begin
    perform casework.fold();
    with above as (select distinct street as area from casework.pulse union select distinct district from casework.pulse),
    sums as (
        select community as area, it.*
        from casework.pulse
        cross join lateral (
            select sum(raised) as raised, sum(respond_due) as respond_due, sum(responded) as responded,
                   sum(handle_due) as handle_due, sum(handled) as handled, sum(judged) as judged, sum(solved) as solved,
                   sum(reopened) as reopened, sum(rated) as rated, sum(satisfied) as satisfied, sum(closed) as closed,
                   sum(confirmed) as confirmed, sum(bad) as bad
            from casework.tally_day
            where tally_day.community = pulse.community and day >= of_month and day < of_month + interval '1 month') as it
        where it.raised is not null
        union all
        select street, sum(it.raised), sum(it.respond_due), sum(it.responded), sum(it.handle_due), sum(it.handled),
               sum(it.judged), sum(it.solved), sum(it.reopened), sum(it.rated), sum(it.satisfied), sum(it.closed),
               sum(it.confirmed), sum(it.bad)
        from casework.pulse
        join casework.tally_month it on it.area = community and it.month = of_month
        group by street
        union all
        select district, sum(it.raised), sum(it.respond_due), sum(it.responded), sum(it.handle_due), sum(it.handled),
               sum(it.judged), sum(it.solved), sum(it.reopened), sum(it.rated), sum(it.satisfied), sum(it.closed),
               sum(it.confirmed), sum(it.bad)
        from (select distinct district, street from casework.pulse) as below
        join casework.tally_month it on it.area = street and it.month = of_month
        group by district),
    kept as (
        select it.area, it.raised, it.respond_due, it.responded, it.handle_due, it.handled, it.judged, it.solved, it.reopened,
               it.rated, it.satisfied, it.closed, it.confirmed, it.bad
        from (select community as area from casework.pulse union table above) as place
        join casework.tally_month it on it.area = place.area and it.month = of_month),
    sums_wait as (
        select street as area, step, sum(n) as n
        from casework.pulse
        join casework.tally_wait it on it.area = community and it.month = of_month
        group by street, step
        union all
        select district, step, sum(n)
        from (select distinct district, street from casework.pulse) as below
        join casework.tally_wait it on it.area = street and it.month = of_month
        group by district, step),
    kept_wait as (
        select it.area, it.step, it.n
        from above
        join casework.tally_wait it on it.area = above.area and it.month = of_month),
    faulty as (
        select distinct area
        from ((table sums except table kept) union (table kept except table sums)) as differs
        where (raised, respond_due, responded, handle_due, handled, judged, solved, reopened, rated, satisfied, closed,
               confirmed, bad) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        union
        select area
        from ((table sums_wait except table kept_wait) union (table kept_wait except table sums_wait)) as differs
        where n <> 0),
    found as (
        select area from faulty where not exists (select from casework.tally_touched where month = of_month)),
    noted as (
        insert into casework.tally_fault (area, figures, at)
        select area, 1, repair_month.at from found
        returning figures),
    again as (
        insert into casework.tally_touched (community, month)
        select distinct pulse.community, of_month
        from found it
        join casework.pulse on it.area in (pulse.community, pulse.street, pulse.district))
    select coalesce(sum(figures), 0) into wrong from noted;
    perform casework.fold();
    insert into casework.tally_proof (month, touched, proved_at) values (of_month, false, repair_month.at)
    on conflict (month) do update set touched = false, proved_at = excluded.proved_at;
    return wrong;
end
$$;

-- What the waits of 街镇 and districts have kept too long.
insert into casework.tally_touched (community, month)
select pulse.community, it.month from casework.pulse join casework.tally_month it on it.area = pulse.community;
select casework.fold();
