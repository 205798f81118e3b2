-- The path of a case as a chain (B1, R47): the link of a step covers its words and all that hangs on it, and the link
-- before. A link stays when its step is taken away, and so says that there was one: it has no foreign key on purpose.
create table casework.link (
    community  bigint not null,
    case_id    bigint not null,
    number     int not null,
    version    int not null default 1,
    dispatches bigint[] not null default '{}',
    late       timestamptz,
    digest     text not null check (length(digest) = 64),
    primary key (community, case_id, number)
);

comment on column casework.link.version is 'which fields the digest covers, by which algorithm';
comment on column casework.link.dispatches is 'those whose order or answer was written with the step';
comment on column casework.link.late is 'when it was made, if that was after the step: it proves nothing about the time before';

-- Only the functions below write links, with the owner's rights.
revoke insert, update, delete, truncate on casework.link from ${app};

-- As kernel.Chain runs fields together: each with its length in bytes before it; nothing counts as empty.
create function casework.fields(variadic parts text[]) returns text
language sql immutable
return (
    select string_agg(octet_length(coalesce(it.part, '')) || ':' || coalesce(it.part, ''), '' order by it.n)
    from unnest(parts) with ordinality as it (part, n)
);

create function casework.micros(at timestamptz) returns text
language sql immutable
return (extract(epoch from at) * 1000000)::bigint::text;

-- The orders given and the answers received with a step.
create function casework.covered(of_community bigint, of_case bigint, of_bodies bigint[], of_at timestamptz)
returns bigint[]
language sql stable
return coalesce((
    select array_agg(id order by id)
    from casework.dispatch
    where community = of_community and case_id = of_case and body = any(of_bodies)
      and (issued_at = of_at or answered_at = of_at)
), '{}');

-- All that a link of version 1 covers. The matter itself is covered by those steps after which its reporter may reword
-- it no more.
create function casework.told(step casework.step, covered bigint[]) returns text
language sql stable
return casework.fields(
    '1', step.community::text, step.case_id::text, step.number::text, casework.micros(step.at), step.kind,
    step.person::text, step.mandate::text, step.shown::text, step.words, array_to_string(step.bodies, ','),
    step.handed_to::text, step.category, casework.micros(step.due), step.stage, step.before::text,
    (select casework.fields(outcome, present, casework.micros(present_at), absent)
     from casework.feedback it
     where it.community = step.community and it.case_id = step.case_id and it.number = step.number),
    (select casework.fields(round::text, resolved, grade::text, casework.micros(it.at))
     from casework.rating it
     where it.community = step.community and it.case_id = step.case_id and it.number = step.number),
    (select string_agg(sha256, ',' order by position)
     from media.picture_view
     where kind = 'casework.step' and subject = step.id),
    (select string_agg(
         case step.kind
             when 'HANDLED' then casework.fields(
                 it.id::text, body::text, answer, it.stage, answered_by::text, casework.micros(answered_at), contact,
                 casework.micros(contact_at), casework.micros(contact_again_at))
             else casework.fields(it.id::text, body::text, purpose, casework.micros(issued_at)) end,
         '' order by it.id)
     from casework.dispatch it
     where it.community = step.community and it.case_id = step.case_id and it.id = any(covered)),
    case when step.kind in ('REPLIED', 'KEPT', 'SENT', 'FED_BACK') then
        (select casework.fields(
             title, it.words, place,
             (select string_agg(sha256, ',' order by position)
              from media.picture_view
              where kind = 'casework.case' and subject = step.case_id))
         from casework.case_file it
         where it.community = step.community and it.id = step.case_id) end);

-- The link of one step, after that of the step before it. A second call changes nothing.
create function casework.link(step casework.step, since timestamptz) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    with_it bigint[] := casework.covered(step.community, step.case_id, step.bodies, step.at);
    before text := coalesce(
        (select digest from casework.link
         where community = step.community and case_id = step.case_id and number = step.number - 1),
        repeat('0', 64));
begin
    insert into casework.link (community, case_id, number, dispatches, late, digest)
    values (step.community, step.case_id, step.number, with_it, since,
            encode(sha256(convert_to(before || casework.told(step, with_it), 'UTF8')), 'hex'))
    on conflict do nothing;
end
$$;

-- At the end of the transaction that writes a step, when its verdict, feedback and pictures are there too. No writer can
-- forget it; whoever writes very many at once says so, and links them at the end.
create function casework.link_step() returns trigger
language plpgsql
as $$
begin
    perform casework.link(new, null);
    return null;
end
$$;

create constraint trigger linked
after insert on casework.step
deferrable initially deferred
for each row when (current_setting('casework.links', true) is distinct from 'later')
execute function casework.link_step();

create function casework.link_rest(since timestamptz) returns void
language plpgsql
as $$
declare
    one casework.step;
begin
    for one in
        select step.* from casework.step
        where not exists (
            select from casework.link
            where link.community = step.community and link.case_id = step.case_id and link.number = step.number)
        order by community, case_id, number
    loop
        perform casework.link(one, since);
    end loop;
end
$$;

-- What was written before there were links.
select casework.link_rest(now());
