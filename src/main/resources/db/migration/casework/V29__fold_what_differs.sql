-- As V25, but a row is written only where its figures are others than before: what is folded every minute, or hundreds of
-- times a night, leaves no dead rows of what did not change.
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
        insert into casework.tally_month as kept
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
            bad = excluded.bad
        where kept is distinct from excluded;
    end loop;

    for deep in 2..3 loop
        with place as (
            select distinct month, case deep when 2 then street else district end as area
            from unnest(touched) one
            join casework.pulse on pulse.community = one.community),
        told as (
            select place.area, place.month, it.step, sum(it.n) as n
            from place
            join (
                select distinct case deep when 2 then street else district end as area,
                                case deep when 2 then community else street end as part
                from casework.pulse) as below on below.area = place.area
            join casework.tally_wait it on it.area = below.part and it.month = place.month
            where it.n <> 0
            group by place.area, place.month, it.step),
        gone as (
            delete from casework.tally_wait it
            using place
            where it.area = place.area and it.month = place.month
              and not exists (
                  select from told where (told.area, told.month, told.step) = (it.area, it.month, it.step)))
        insert into casework.tally_wait as kept (area, month, step, n)
        select area, month, step, n from told
        on conflict (area, month, step) do update set n = excluded.n where kept.n <> excluded.n;
    end loop;
    return coalesce(cardinality(touched), 0);
end
$$;
