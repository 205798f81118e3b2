-- 并案 (R36): one matter, reported more than once, goes on as the case that was first. What it was before is kept, so that
-- it can be taken apart again; an undone merge stays as history.
create table casework.merge (
    community       bigint not null,
    id              bigint generated always as identity (start with 1000) unique,
    case_id         bigint not null,
    into_id         bigint not null,
    at              timestamptz not null,
    mandate         bigint not null,
    was             text not null check (was in ('REPORTED', 'ACCEPTED', 'HANDLING', 'REWORK')),
    was_answered_at timestamptz,
    undone_at       timestamptz,
    undone_by       bigint,
    primary key (community, id),
    foreign key (community, case_id) references casework.case_file,
    foreign key (community, into_id) references casework.case_file,
    check (case_id <> into_id),
    check ((undone_at is null) = (undone_by is null))
);

create unique index one_merge on casework.merge (community, case_id) where undone_at is null;
create index on casework.merge (community, into_id) where undone_at is null;

-- All pairs of neighbouring characters of what a matter begins with: what two people call by nearly the same words.
create function casework.grams(words text) returns text[]
language sql immutable parallel safe
return (
    select coalesce(array_agg(distinct substr(it.plain, at, 2)), '{}')
    from (select regexp_replace(lower(words), '[[:space:][:punct:]，。！？、；：“”‘’（）《》…—·]+', '', 'g') as plain) as it
    cross join generate_series(1, length(it.plain) - 1) as at);

alter table casework.case_file
    add column grams text[] not null generated always as (casework.grams(title || ' ' || left(words, 200) || ' ' || place)) stored;
